import { once } from 'node:events'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ADMIN_TOKEN, TestServer } from '../testing/test-server.ts'

let room: TestServer
let tokens: { readonly responder: string; readonly observer: string }
const sockets: WebSocket[] = []
beforeEach(async () => {
  room = await new TestServer().start()
  const tokenOf = async (role: string) => {
    const { body: person } = await room.ask(
      'POST',
      '/api/v1/people',
      { name: role, role },
      { token: ADMIN_TOKEN },
    )
    return (await room.ask('POST', `/api/v1/people/${person.id}/tokens`, {}, { token: ADMIN_TOKEN })).body
      .token
  }
  tokens = { responder: await tokenOf('responder'), observer: await tokenOf('observer') }
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await room.discard()
})

/** 101 with an open line, or what was answered instead, with `Retry-After`. */
async function knock(
  incidentId: string,
  token: string,
): Promise<{ status: number; retryAfter: string | undefined }> {
  const base = room.server.address.replace('http', 'ws')
  const socket = new WebSocket(`${base}/sync/incidents/${incidentId}/board`, {
    headers: { authorization: `Bearer ${token}` },
  })
  sockets.push(socket)
  const refused = once(socket, 'unexpected-response') as Promise<[ClientRequest, IncomingMessage]>
  const answer = await Promise.race([once(socket, 'open'), refused])
  if (socket.readyState === WebSocket.OPEN) return { status: 101, retryAfter: undefined }
  const response = answer[1] as IncomingMessage
  response.resume()
  socket.on('error', () => undefined)
  return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] }
}

const statusOf = async (method: string, path: string, token: string, body?: unknown) =>
  (await room.ask(method, path, body, { token })).status

test('[SHED3] a server that is busy turns away who comes to watch, and nobody who works', async () => {
  const { id } = await room.declare()
  room.overload = 'busy'
  const { status, retryAfter } = await knock(id, tokens.observer)
  expect(status).toBe(503)
  expect(Number(retryAfter)).toBeGreaterThan(0)
  const now = new Date(room.clock.now()).toISOString()
  expect(await statusOf('GET', `/api/v1/incidents/${id}/wall`, tokens.responder)).toBe(503)
  expect(await statusOf('GET', `/api/v1/incidents/${id}/replay?at=${now}`, tokens.responder)).toBe(503)

  expect((await knock(id, tokens.responder)).status).toBe(101)
  expect(await statusOf('POST', '/api/v1/incidents', tokens.responder, { title: 'Another' })).toBe(201)
  const claim = { id: 'c1', type: 'assumeRole', role: 'commander' }
  expect(await statusOf('POST', `/api/v1/incidents/${id}/commands`, tokens.responder, claim)).toBe(200)
  expect((await room.ask('GET', '/readyz')).body).toEqual({ status: 'ready', degraded: ['busy'] })
  expect((await room.ask('GET', '/metrics', undefined, { token: ADMIN_TOKEN })).body).toContain(
    'wr_shed_total{why="busy"} 3',
  )
  room.overload = null
  expect((await knock(id, tokens.observer)).status).toBe(101)
})

test('[SHED4] with hardly any memory left no other room is opened, and those that are go on', async () => {
  const [open, closed] = [await room.declare(), await room.declare()]
  expect((await knock(open.id, tokens.responder)).status).toBe(101)
  room.overload = 'memory'
  expect((await knock(open.id, tokens.responder)).status).toBe(101)
  expect((await knock(closed.id, tokens.responder)).status).toBe(503)
  expect(await statusOf('GET', '/readyz', ADMIN_TOKEN)).toBe(503)
  expect(sockets[0]?.readyState).toBe(WebSocket.OPEN)
})
