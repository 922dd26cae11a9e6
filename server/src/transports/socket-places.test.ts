import { once } from 'node:events'
import { request } from 'node:http'
import type { Socket as Line } from 'node:net'
import { io } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { ADMIN_TOKEN, TestServer } from '../testing/test-server.ts'
import { MOST_PER_PERSON, MOST_STRANGERS_PER_ADDRESS } from './socket-places.ts'

const rooms: TestServer[] = []
const lines: Line[] = []
afterEach(async () => {
  for (const line of lines.splice(0)) line.destroy()
  for (const room of rooms.splice(0)) await room.discard()
})

async function aServer(): Promise<TestServer> {
  const room = await new TestServer().start()
  rooms.push(room)
  return room
}

interface Knock {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly body: string
}

/** Asks for a socket and keeps it. */
function knock(room: TestServer, path: string, token: string | null): Promise<Knock> {
  const asked = request(`${room.server.address}${path}`, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    agent: false,
  })
  asked.end()
  return new Promise((resolve, reject) => {
    asked.on('error', reject)
    asked.on('upgrade', (_response, line) => {
      lines.push(line)
      line.resume()
      resolve({ status: 101, retryAfter: undefined, body: '' })
    })
    asked.on('response', (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body }),
      )
    })
  })
}

const COMMANDS = '/socket.io/?EIO=4&transport=websocket'

const many = <T>(count: number, ask: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => ask(n)))

const opened = (knocks: readonly Knock[]): number => knocks.filter(({ status }) => status === 101).length

test('[LIMIT5] one person has so many sockets and no more; others, and who closes some, get in', async () => {
  const room = await aServer()
  const { id } = await room.declare()
  const bob = await room.person('Bob', 'responder')
  const alice = await room.person('Alice', 'responder')
  const ways = [`/sync/incidents/${id}/board`, `/sync/incidents/${id}/record`, COMMANDS]
  const knocks = await many(200, (n) => knock(room, ways[n % 3] ?? COMMANDS, bob.token))
  expect(opened(knocks)).toBe(MOST_PER_PERSON)
  const refused = knocks.find(({ status }) => status !== 101)
  expect(refused).toMatchObject({
    status: 429,
    retryAfter: '5',
    body: expect.stringContaining('Close some tabs'),
  })
  expect(opened([await knock(room, COMMANDS, alice.token)])).toBe(1)

  lines[0]?.destroy()
  await expect
    .poll(async () => (await knock(room, COMMANDS, bob.token)).status, { timeout: 10_000 })
    .toBe(101)
})

test('[LIMIT5] a token inside the Socket.IO handshake counts for its person, too', async () => {
  const room = await aServer()
  const bob = await room.person('Bob', 'responder')
  await many(MOST_PER_PERSON, () => knock(room, COMMANDS, bob.token))
  const socket = io(room.url, {
    transports: ['websocket'],
    reconnection: false,
    auth: { token: bob.token },
    forceNew: true,
  })
  const [error] = (await once(socket as unknown as NodeJS.EventEmitter, 'connect_error')) as [Error]
  expect(error.message).toBe('too many sockets')
  socket.disconnect()
})

test('[LIMIT6] twenty tabs that come back before their old lines are known to be dead all get in', async () => {
  const room = await aServer()
  const { id } = await room.declare()
  const bob = await room.person('Bob', 'responder')
  const ways = [`/sync/incidents/${id}/board`, `/sync/incidents/${id}/record`, COMMANDS]
  const tabs = () => many(60, (n) => knock(room, ways[n % 3] ?? COMMANDS, bob.token))
  expect(opened(await tabs())).toBe(60)
  expect(opened(await tabs())).toBe(60)
})

test('[LIMIT6] five hundred people behind one address all come back at once', async () => {
  const room = await aServer()
  const { id } = await room.declare()
  const people = await many(500, (n) => room.person(`Person ${n}`, 'responder'))
  const knocks = await Promise.all(
    people.flatMap(({ token }) => [
      knock(room, `/sync/incidents/${id}/board`, token),
      knock(room, COMMANDS, token),
    ]),
  )
  expect(opened(knocks)).toBe(1_000)
})

test('[LIMIT7] sockets that have not said who they are do not pile up, and keep nobody out who says so', async () => {
  const room = await aServer()
  const { id } = await room.declare()
  const knocks = await many(MOST_STRANGERS_PER_ADDRESS + 50, () => knock(room, COMMANDS, null))
  expect(opened(knocks)).toBe(MOST_STRANGERS_PER_ADDRESS)
  expect(knocks.filter(({ status }) => status === 429)).toHaveLength(50)
  expect(opened([await knock(room, `/sync/incidents/${id}/board`, ADMIN_TOKEN)])).toBe(1)
})

test('[LIMIT8] who connects without end is asked to wait, whether the sockets stay or not', async () => {
  const room = await aServer()
  const bob = await room.person('Bob', 'responder')
  let accepted = 0
  for (let n = 0; n < 320; n++) {
    accepted += opened([await knock(room, COMMANDS, bob.token)])
    for (const line of lines.splice(0)) line.destroy()
  }
  expect(accepted).toBe(300)
  room.clock.advance(1_000)
  expect(opened(await many(30, () => knock(room, COMMANDS, bob.token)))).toBe(20)
})
