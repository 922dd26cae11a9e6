import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ServerProcess } from './testing/server-process.ts'

const TOKEN = 'a-token-for-the-tests-of-the-process-itself'

let directory: string
let running: Process[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'warroom-main-'))
})
afterEach(async () => {
  for (const process of running) await process.kill()
  running = []
  rmSync(directory, { recursive: true })
})

class Process extends ServerProcess {
  constructor(environment: Readonly<Record<string, string>> = {}) {
    super({ DATA_DIR: directory, WARROOM_ADMIN_TOKEN: TOKEN, ...environment })
    running.push(this)
  }
}

const asAdmin = (url: string, path: string, body?: unknown) =>
  fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).then((response) => response.json())

test('[LIFE1] the first start prints a set-up link, and last of all where it is ready', async () => {
  const first = new Process()
  const url = await first.ready()
  expect(first.lines).toEqual([
    expect.stringMatching(
      /^Set up your workspace: http:\/\/127\.0\.0\.1:\d+\/setup#[\w-]{43} \(single use, valid for 30 minutes\)$/,
    ),
    `Warroom is ready at ${url}`,
  ])
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  '[LIFE2] after %s everything is found as it was',
  async (signal) => {
    const first = new Process()
    const url = await first.ready()
    const { id } = (await asAdmin(url, '/api/v1/incidents', { title: 'Checkout errors' })) as { id: string }
    const command = { id: 'c-1', type: 'changeSeverity', severity: 'sev1' }
    await asAdmin(url, `/api/v1/incidents/${id}/commands`, command)
    const before = await asAdmin(url, `/api/v1/incidents/${id}`)
    first.signal(signal)
    expect(await first.exit()).toBe(0)
    const again = await new Process().ready()
    const after = (await asAdmin(again, `/api/v1/incidents/${id}`)) as { url: string }
    expect({ ...after, url: '' }).toEqual({ ...(before as object), url: '' })
  },
)

test('[LIFE2] sockets are told to come back, and an open stream does not hold the end up', async () => {
  const server = new Process()
  const url = await server.ready()
  const { id } = (await asAdmin(url, '/api/v1/incidents', { title: 'Checkout errors' })) as { id: string }
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/incidents/${id}/board?token=${TOKEN}`)
  await once(socket, 'open')
  const stream = await fetch(`${url}/api/v1/incidents/${id}/wall/stream`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  })
  expect(stream.status).toBe(200)
  const closed = once(socket, 'close')
  server.signal('SIGTERM')
  expect((await closed)[0]).toBe(1012)
  expect(await server.exit()).toBe(0)
  await stream.text().catch(() => undefined)
})

/** A client that hangs: its line is open, and it takes nothing any more. */
async function frozen(url: string): Promise<WebSocket> {
  const { id } = (await asAdmin(url, '/api/v1/incidents', { title: 'Checkout errors' })) as { id: string }
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/incidents/${id}/board?token=${TOKEN}`)
  socket.on('error', () => undefined)
  await once(socket, 'open')
  socket.pause()
  return socket
}

test('[LIFE2] a client that hangs does not hold the end up', async () => {
  const server = new Process()
  const socket = await frozen(await server.ready())
  server.signal('SIGTERM')
  expect(await server.exit()).toBe(0)
  socket.terminate()
})

test('[LIFE5] one Ctrl-C that comes twice, from the terminal and from npm, is one', async () => {
  const server = new Process()
  const socket = await frozen(await server.ready())
  server.signal('SIGINT')
  await expect.poll(() => server.words, { timeout: 5000, interval: 10 }).toContain('"stopping"')
  server.signal('SIGINT')
  expect(await server.exit()).toBe(0)
  socket.terminate()
})

test('[LIFE5] who goes on pressing gets an end at once', async () => {
  const server = new Process()
  const socket = await frozen(await server.ready())
  const pressing = setInterval(() => server.signal('SIGINT'), 50)
  expect(await server.exit()).toBe(1)
  clearInterval(pressing)
  socket.terminate()
})

test('[LIFE3] a port in use is said in one sentence', async () => {
  const url = await new Process().ready()
  const { port } = new URL(url)
  const other = mkdtempSync(join(tmpdir(), 'warroom-main-'))
  const second = new Process({ PORT: port, DATA_DIR: other })
  expect(await second.exit()).toBe(1)
  expect(second.words).toBe(`Port ${port} is in use (127.0.0.1:${port}). Stop what uses it, or set PORT.\n`)
  rmSync(other, { recursive: true })
})

test('[LIFE3] a data directory in use is said in one sentence', async () => {
  await new Process().ready()
  const second = new Process()
  expect(await second.exit()).toBe(1)
  expect(second.words).toContain(`${directory} is in use by another Warroom`)
  expect(second.words.trim().split('\n')).toHaveLength(1)
})

test('[LIFE3] bad settings are said in words, and nothing is started', async () => {
  const wrong = new Process({ PORT: 'x', HOST: '0.0.0.0' })
  expect(await wrong.exit()).toBe(1)
  expect(wrong.words).toContain('PORT is "x"; it wants a port')
  expect(wrong.words).toContain('HOST is "0.0.0.0"')
  expect(wrong.words).not.toContain('    at ')
})

test('[LIFE4] logs are one JSON object per line and hold no secrets', async () => {
  const server = new Process({ LOG_LEVEL: 'trace' })
  const url = await server.ready()
  const setUp = /setup#([\w-]+)/.exec(server.lines[0] ?? '')?.[1] ?? ''
  const made = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: setUp, name: 'Alice' }),
  })
  const cookie = (made.headers.get('set-cookie') ?? '').split(';')[0]?.replace('wr=', '') ?? ''
  await fetch(`${url}/api/v1/me`, { headers: { cookie: `wr=${cookie}` } })
  const refused = new WebSocket(`${url.replace('http', 'ws')}/sync/incidents/x/board?token=${TOKEN}`)
  refused.on('error', () => undefined)
  await new Promise((resolve) => refused.on('close', resolve))
  server.signal('SIGTERM')
  await server.exit()
  const lines = server.words.trim().split('\n')
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('msg')
  expect([setUp.length, cookie.length]).toEqual([43, 43])
  for (const secret of [TOKEN, setUp, cookie]) expect(server.words).not.toContain(secret)
})
