import { once } from 'node:events'
import { healthSchema } from '@warroom/shared/protocol/health.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ADMIN_TOKEN, TestServer } from '../../testing/test-server.ts'

let room: TestServer
beforeAll(async () => {
  room = await new TestServer().start()
})
afterAll(() => room.discard())

const health = async () =>
  healthSchema.parse((await room.ask('GET', '/api/v1/health', undefined, { token: ADMIN_TOKEN })).body)

test('[HEALTH1] an admin sees the open rooms by name, who is connected, and how busy the instance is', async () => {
  expect((await health()).rooms).toEqual([])
  const { id, key } = await room.declare()
  const url = `${room.server.address.replace('http', 'ws')}/sync/incidents/${id}/board`
  const socket = new WebSocket(url, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } })
  await once(socket, 'message')
  const { rooms, sockets, instances, storage, load } = await health()
  expect(rooms).toMatchObject([{ incidentId: id, key, connections: 1, waiting: 0 }])
  expect(rooms[0]?.seq).toBeGreaterThan(0)
  expect(sockets).toMatchObject({ sync: 1, commands: 0, walls: 0 })
  expect(instances).toEqual({ reach: 'alone', others: [] })
  expect(storage).toEqual({ failing: false, freeBytes: null })
  expect(load.heapBytes).toBeLessThan(load.heapLimitBytes)
  socket.close()
  await once(socket, 'close')
})

test('[HEALTH2] what is wrong is said', async () => {
  room.overload = 'memory'
  expect((await health()).load.overload).toBe('memory')
  room.overload = null
})
