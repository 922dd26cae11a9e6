import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN_TOKEN, TestServer } from '../../testing/test-server.ts'

let room: TestServer
beforeAll(async () => {
  room = await new TestServer().start()
})
afterAll(() => room.discard())

/** Sends bytes as they are and reads until the server ends the line. */
function say(bytes: string | Uint8Array): Promise<{ status: number; type: string; body: { type?: string } }> {
  const { hostname, port } = new URL(room.url)
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.on('data', (chunk) => {
      heard += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', body = ''] = heard.split('\r\n\r\n')
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0),
        type: /content-type: ([^;\r]+)/i.exec(head)?.[1] ?? '',
        body: body === '' ? {} : JSON.parse(body),
      })
    })
  })
}

const headers = (more: string): string => `Host: ${new URL(room.url).host}\r\nConnection: close\r\n${more}`

test('[HTTP10] what is no HTTP, or not ours to answer, gets a problem document too', async () => {
  const cases: [string, string, number, string][] = [
    ['garbage', '\u0000\u0001garbage\r\n\r\n', 400, 'malformed-request'],
    ['another version', `GET / HTTP/9.9\r\n${headers('')}\r\n`, 400, 'malformed-request'],
    ['an unknown method', `BREW /api/v1/me HTTP/1.1\r\n${headers('')}\r\n`, 400, 'malformed-request'],
    [
      'a long header',
      `GET / HTTP/1.1\r\n${headers(`X: ${'x'.repeat(20_000)}\r\n`)}\r\n`,
      431,
      'headers-too-large',
    ],
    [
      'two lengths',
      `POST /api/v1/me HTTP/1.1\r\n${headers('Content-Length: 1\r\nContent-Length: 2\r\n')}\r\nx`,
      400,
      'malformed-request',
    ],
    ['no host', 'GET /api/v1/me HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'malformed-request'],
    [
      'an expectation',
      `POST /api/v1/me HTTP/1.1\r\n${headers('Expect: coffee\r\nContent-Length: 0\r\n')}\r\n`,
      417,
      'expectation-failed',
    ],
    ['a proxy wanted', `CONNECT example.com:443 HTTP/1.1\r\n${headers('')}\r\n`, 405, 'method-not-allowed'],
  ]
  for (const [what, bytes, status, slug] of cases) {
    const heard = await say(bytes)
    expect([what, heard.status, heard.type, heard.body.type]).toEqual([
      what,
      status,
      'application/problem+json',
      `urn:warroom:problem:${slug}`,
    ])
  }
  expect((await room.get('/livez')).status).toBe(200)
})

test('[HTTP2] a body that is not UTF-8 is refused, not mended', async () => {
  const body = Buffer.concat([Buffer.from('{"title":"caf'), Buffer.from([0xe9]), Buffer.from('"}')])
  const answered = await fetch(`${room.url}/api/v1/incidents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body,
  })
  expect([answered.status, (await answered.json()).type]).toEqual([400, 'urn:warroom:problem:malformed-json'])
})

test('[WALLP16] a wall stops with the sign-in it was opened with', async () => {
  const { id } = await room.declare()
  const alice = await room.guest('Alice', 'responder')
  const stream = await fetch(`${room.url}/api/v1/incidents/${id}/wall/stream`, {
    headers: { cookie: alice.cookie },
  })
  const reader = stream.body?.getReader()
  expect((await reader?.read())?.done).toBe(false)
  const out = await room.ask('DELETE', '/api/v1/session', undefined, {
    cookie: alice.cookie,
    headers: { origin: room.url },
  })
  expect(out.status).toBe(204)
  let ended = false
  while (!ended) ended = (await reader?.read())?.done ?? true
  expect(ended).toBe(true)
})
