import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createHttpServer, REQUEST_PATIENCE } from '@warroom/server/transports/http/create-http-server.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN_TOKEN, type Member, RunningServer } from '../wire/running-server.ts'
import { clientFrame, RawLine, TEXT } from './raw-line.ts'
import { Witness } from './witness.ts'

const server = new RunningServer()
let alice: Member
let mallory: Member
beforeAll(async () => {
  await server.start()
  alice = await server.person('Alice')
  mallory = await server.person('Mallory')
})
afterAll(() => server.remove())

/** Says the bytes one by one, for as long as the line lives. */
function dribble(line: RawLine, text: string, everyMs: number): void {
  let at = 0
  const next = setInterval(() => {
    if (line.isOver) clearInterval(next)
    else line.say(Buffer.from(text[at++ % text.length] ?? ''))
  }, everyMs)
}

async function openFiles(): Promise<number> {
  const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } })
  return Number(/^process_open_fds (\S+)$/m.exec(await answer.text())?.[1])
}

interface Slow {
  readonly count: number
  open(id: string): Promise<RawLine>
  /** Seconds until it must be cut, a few of them for a busy machine. */
  readonly within: number
}

const COMMANDS = '/socket.io/?EIO=4&transport=websocket'
const say = (line: RawLine, text: string): RawLine => {
  line.say(clientFrame(new TextEncoder().encode(text), { opcode: TEXT }))
  return line
}

const SLOW: Readonly<Record<string, Slow>> = {
  'headers that come byte by byte': {
    count: 200,
    within: 20,
    open: async () => {
      const line = await RawLine.connect(server.url)
      line.say(Buffer.from('GET /livez HTTP/1.1\r\nHost: x\r\n'))
      dribble(line, 'X-More: and more\r\n', 1_000)
      return line
    },
  },
  'headers of an upgrade that come byte by byte': {
    count: 50,
    within: 20,
    open: async () => {
      const line = await RawLine.connect(server.url)
      line.say(
        Buffer.from('GET /sync/incidents/x/board HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'),
      )
      dribble(line, 'X-More: and more\r\n', 1_000)
      return line
    },
  },
  'connections that say nothing': { count: 200, within: 20, open: () => RawLine.connect(server.url) },
  'requests that are answered, and then nothing': {
    count: 50,
    within: 20,
    open: async () => {
      const line = await RawLine.connect(server.url)
      line.say(Buffer.from(`GET /livez HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n\r\n`))
      await line.until(() => line.answer !== '')
      return line
    },
  },
  'command sockets that never say who they are': {
    count: 100,
    within: 20,
    open: () => RawLine.upgrade(server.url, COMMANDS),
  },
  'command sockets that answer no ping': {
    count: 50,
    within: 20,
    open: async () => say(await RawLine.upgrade(server.url, COMMANDS, { token: mallory.token }), '40'),
  },
  'sync sockets that answer no ping': {
    count: 50,
    within: 35,
    open: (id) => RawLine.upgrade(server.url, `/sync/incidents/${id}/board`, { token: mallory.token }),
  },
  'sync sockets with a frame that comes byte by byte': {
    count: 20,
    within: 35,
    open: async (id) => {
      const line = await RawLine.upgrade(server.url, `/sync/incidents/${id}/board`, { token: mallory.token })
      line.say(clientFrame(new Uint8Array(1), { claimed: 500_000 }))
      dribble(line, '\u0000', 1_000)
      return line
    },
  },
}

test('[ABUSE30] who is slow or silent is cut off on every wire, and others are served meanwhile', async () => {
  const id = await server.declare()
  const witness = await Witness.at(server, alice, id)
  const before = await openFiles()
  const cut = Object.entries(SLOW).flatMap(([name, { count, open, within }]) =>
    Array.from({ length: count }, async () => {
      const line = await open(id)
      const since = performance.now()
      await line.cut()
      expect([name, (performance.now() - since) / 1_000]).toSatisfy(([, seconds]) => seconds <= within)
    }),
  )
  let isOver = false
  const all = Promise.all(cut).finally(() => {
    isOver = true
  })
  let served = 0
  while (!isOver) {
    await witness.expectUndisturbed(server, alice, id)
    served += 1
    // Not faster than a person may connect.
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 250))])
  }
  await all
  expect(served).toBeGreaterThan(10)
  await expect.poll(openFiles, { timeout: 10_000 }).toBeLessThanOrEqual(before + 5)
  witness.leave()
}, 60_000)

test('[ABUSE30] a body that comes byte by byte is not waited for', async () => {
  expect(REQUEST_PATIENCE).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000 })
  expect(REQUEST_PATIENCE.connectionsCheckingInterval).toBeLessThanOrEqual(5_000)
  // The same server with a thirtieth of the patience.
  const http = createHttpServer({
    headersTimeout: 300,
    requestTimeout: 1_000,
    connectionsCheckingInterval: 150,
  })
  http.on('request', (request) => request.resume())
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const line = await RawLine.connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
  line.say(Buffer.from('POST /api/v1/incidents HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n'))
  dribble(line, '{"title": ', 50)
  await line.cut()
  expect(line.status).toBe(408)
  expect(line.answer).toContain('application/problem+json')
  http.close()
})
