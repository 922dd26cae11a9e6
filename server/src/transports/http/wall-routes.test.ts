import { once } from 'node:events'
import { aBoard, anAction, BOB, DECLARED_AT, present } from '@warroom/shared/testing/incident-builders.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { bob } from '../../testing/room-fixture.ts'
import { ID, WallHouse } from '../../testing/wall-house.ts'
import { WallReader } from '../../testing/wall-reader.ts'
import { MOST_STREAMS_PER_PERSON, STREAM_LIFETIME_MS } from './wall-routes.ts'

let house = new WallHouse()
afterEach(() => {
  house.walls.closeStreams()
  house.server.close()
  house.server.closeAllConnections()
  house = new WallHouse()
})

async function opened(): Promise<WallReader> {
  const reader = new WallReader()
  const response = await reader.open(await house.url('incident-1/wall/stream'))
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(response.headers.get('cache-control')).toContain('no-store')
  expect(await reader.next()).toBe('retry: 2000')
  expect(await reader.next()).toMatch(/^event: projection\ndata: \{"id":"incident-1"/)
  return reader
}

test('[WALLP10] a wall is read by id or by key, and by whoever may read the incident', async () => {
  for (const name of ['incident-1', 'inc-7', 'INC-7']) {
    const response = await fetch(await house.url(`${name}/wall`))
    expect(await response.json()).toMatchObject({ id: 'incident-1', key: 'INC-7', serverNow: DECLARED_AT })
  }
  const unknown = await fetch(await house.url('INC-9/wall'))
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
  ])
  house.actor = undefined
  for (const path of ['incident-1/wall', 'incident-1/wall/stream']) {
    expect((await fetch(await house.url(path))).status).toBe(401)
  }
})

test('[WALLP10] while storage is away a wall hears 503 and when to come back', async () => {
  house.isStorageAway = true
  const response = await fetch(await house.url('incident-1/wall'))
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
})

test('[WALLP11] a stream sends everything at once, and again after a commit or an arrival', async () => {
  const reader = await opened()
  house.clock.advance(1_000)
  house.retitle('Checkout errors everywhere')
  expect(await reader.next()).toContain('Checkout errors everywhere')
  house.clock.advance(1_000)
  house.people = [...house.people, present({ personId: BOB })]
  house.arrivals.tell(ID)
  expect(await reader.next()).toContain('Bob Berg')
  reader.close()
})

test('[WALLP12] a hundred commits in a moment are read twice: at once, and 250 ms later', async () => {
  const reader = await opened()
  house.clock.advance(1_000)
  const before = house.readings
  for (let i = 0; i < 100; i += 1) house.retitle(`Title ${i}`)
  expect(await reader.next()).toContain('Title 0')
  expect(house.readings).toBe(before + 1)
  house.clock.advance(249)
  expect(house.readings).toBe(before + 1)
  house.clock.advance(1)
  expect(house.readings).toBe(before + 2)
  expect(await reader.next()).toContain('Title 99')
  reader.close()
})

test('[WALLP13] a quiet stream beats every five seconds with the server’s clock', async () => {
  const reader = await opened()
  for (const seconds of [5, 10]) {
    house.clock.advance(5_000)
    expect(await reader.next()).toBe(`event: beat\ndata: {"serverNow":${DECLARED_AT + seconds * 1_000}}`)
  }
  reader.close()
})

test('[WALLP13] while storage is away nothing beats, so that the wall goes stale instead of lying', async () => {
  const reader = await opened()
  house.isStorageAway = true
  const before = house.readings
  house.clock.advance(5_000)
  await expect.poll(() => house.readings).toBe(before + 1)
  house.isStorageAway = false
  house.clock.advance(5_000)
  expect(await reader.next()).toBe(`event: beat\ndata: {"serverNow":${DECLARED_AT + 10_000}}`)
  reader.close()
})

test('[WALLP14] time alone lights a lamp on the wall: an action that runs over is sent without any commit', async () => {
  const late = anAction({ timeBoxUntil: DECLARED_AT + 4_000 })
  house.state = { ...house.state, board: aBoard({ actions: [late] }) }
  const reader = await opened()
  house.clock.advance(5_000)
  const frame = await reader.next()
  expect(frame).toContain('event: projection')
  expect(frame).toContain('1 action late')
  reader.close()
})

test('[WALLP15] a wall that leaves takes its listeners and timers with it', async () => {
  const readers = await Promise.all([opened(), opened(), opened()])
  expect([house.commits.all.size, house.arrivals.all.size, house.walls.openStreams()]).toEqual([1, 1, 3])
  for (const reader of readers) reader.close()
  await expect.poll(() => house.walls.openStreams()).toBe(0)
  expect([house.commits.all.size, house.arrivals.all.size]).toEqual([0, 0])
  const before = house.readings
  house.clock.advance(STREAM_LIFETIME_MS * 2)
  expect(house.readings).toBe(before)
})

test('[WALLP15] a wall that gave up before it was admitted leaves nothing behind', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  house.findFirst = promise
  const abort = new AbortController()
  const asked = once(house.server, 'request')
  const answer = fetch(await house.url('incident-1/wall/stream'), { signal: abort.signal })
  const [, response] = await asked
  const closed = once(response, 'close')
  abort.abort()
  await expect(answer).rejects.toThrow()
  await closed
  resolve()
  await promise
  await expect.poll(() => house.walls.openStreams()).toBe(0)
  expect(house.commits.all.size).toBe(0)
})

test('[WALLP16] streams end when the server stops, and after ten minutes by themselves', async () => {
  const first = await opened()
  house.walls.closeStreams()
  expect(await first.next()).toBeNull()
  const second = await opened()
  house.clock.advance(STREAM_LIFETIME_MS)
  let frame: string | null
  do frame = await second.next()
  while (frame?.startsWith('event: beat'))
  expect(frame).toBeNull()
  await expect.poll(() => house.walls.openStreams()).toBe(0)
  expect(house.commits.all.size).toBe(0)
})

test('[WALLP19] one person has forty walls and no more; who closes one gets another, and others are not asked to wait', async () => {
  const readers: WallReader[] = []
  for (let i = 0; i < MOST_STREAMS_PER_PERSON; i += 1) readers.push(await opened())
  const url = await house.url('incident-1/wall/stream')
  const refused = await fetch(url)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5'])
  const me = house.actor
  house.actor = bob
  const others = await opened()
  house.actor = me
  readers[0]?.close()
  await vi.waitFor(() => expect(house.walls.openStreams()).toBe(MOST_STREAMS_PER_PERSON))
  readers.push(await opened())
  for (const reader of [...readers, others]) reader.close()
})
