import { request as rawRequest } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN_TOKEN, TestServer } from '../../testing/test-server.ts'

let room: TestServer
const admin = { token: ADMIN_TOKEN }
beforeAll(async () => {
  room = await new TestServer().start()
})
afterAll(() => room.discard())

/** What `fetch` cannot send: another Host, or a raw path. */
function raw(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(room.url)
  return new Promise((resolve, reject) => {
    const request = rawRequest({ hostname, port, path, headers, agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    request.on('error', reject)
    request.end()
  })
}

test('[HTTP1] every error is a problem with a type that stays, and tells no secrets', async () => {
  const cases: [string, Awaited<ReturnType<TestServer['get']>>, number][] = [
    ['not-found', await room.get('/api/v1/nothing', admin), 404],
    ['not-found', await room.get('/api/v1/incidents/INC-404', admin), 404],
    ['not-signed-in', await room.get('/api/v1/me'), 401],
    ['bad-credentials', await room.get('/api/v1/me', { token: 'wrong' }), 401],
    ['malformed-json', await room.post('/api/v1/incidents', '{"title":', admin), 400],
    ['malformed-request', await room.get('/api/v1/incidents/%E0%A4%A', admin), 400],
    ['invalid', await room.post('/api/v1/incidents', {}, admin), 422],
    ['too-large', await room.post('/api/v1/incidents', { title: 'x'.repeat(300_000) }, admin), 413],
    ['method-not-allowed', await room.ask('PUT', '/api/v1/incidents', {}, admin), 405],
  ]
  for (const [slug, answered, status] of cases) {
    expect([slug, answered.status, answered.body.type, answered.body.status]).toEqual([
      slug,
      status,
      `urn:warroom:problem:${slug}`,
      status,
    ])
    expect(answered.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(answered.body).toEqual(
      expect.objectContaining({ title: expect.any(String), detail: expect.any(String) }),
    )
    expect(JSON.stringify(answered.body)).not.toMatch(/\.ts|node_modules|at Object|test-admin-token/)
  }
})

test('[HTTP1] what is wrong with a body is said field by field', async () => {
  const wrong = await room.post('/api/v1/people', { name: '', role: 'king', extra: 1 }, admin)
  expect(wrong.status).toBe(422)
  const paths = wrong.body.errors.map((error: { path: string }) => error.path)
  expect(paths).toEqual(expect.arrayContaining(['body.name', 'body.role']))
})

test('[HTTP2] a body is UTF-8 JSON or refused', async () => {
  const send = (body: string, type: string) =>
    room.ask('POST', '/api/v1/incidents', body, { ...admin, headers: { 'content-type': type } })
  const json = JSON.stringify({ title: 'Checkout errors' })
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    expect([type, (await send(json, type)).status]).toEqual([type, 415])
  }
  expect((await send(json, 'application/json; charset=utf-16')).status).toBe(415)
  expect((await send(json, 'application/json; charset=utf-8')).status).toBe(201)
  expect((await room.ask('POST', '/api/v1/incidents', undefined, admin)).status).toBe(422)
  expect((await send('[]', 'application/json')).status).toBe(422)
  expect((await send('null', 'application/json')).status).toBe(422)
})

test('[HTTP2] nothing deep is ever built, and brackets in text do not count', async () => {
  const deep = await room.post('/api/v1/incidents', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, admin)
  expect([deep.status, deep.body.type]).toEqual([400, 'urn:warroom:problem:too-deep'])
  const words = await room.post(
    '/api/v1/incidents',
    { title: 'Brackets', summary: '[{"\\'.repeat(200) },
    admin,
  )
  expect(words.status).toBe(201)
})

test('[HTTP2] a small body that inflates to a large one is refused', async () => {
  const response = await fetch(`${room.url}/api/v1/incidents`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${ADMIN_TOKEN}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    },
    body: gzipSync(JSON.stringify({ title: 'x'.repeat(50_000_000) })),
  })
  expect(response.status).toBe(413)
})

test('[HTTP2] keys that reach a prototype reach nothing', async () => {
  const poison = '{"title":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'
  await room.post('/api/v1/incidents', poison, admin)
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test('[HTTP3] only names of this server are answered', async () => {
  const { port } = new URL(room.url)
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
    expect([host, (await raw('/livez', { host })).status]).toEqual([host, 200])
  }
  for (const host of [
    'evil.test',
    '127.0.0.1',
    `evil.test:${port}`,
    `localhost.evil:${port}`,
    '127.0.0.1:1',
  ]) {
    expect([host, (await raw('/livez', { host })).status]).toEqual([host, 421])
  }
})

test('[HTTP4] a path has one spelling', async () => {
  for (const path of [
    '/API/v1/me',
    '/api/v1/me/',
    '/api//v1/me',
    '/api/v1/%6de',
    '/api/v1/Me',
    '/api/v1/../v1/me',
  ]) {
    const { status } = await raw(path, {
      host: new URL(room.url).host,
      authorization: `Bearer ${ADMIN_TOKEN}`,
    })
    expect([path, status]).toEqual([path, 404])
  }
  expect((await room.get('/api/v1/nope?x=1', admin)).body.detail).toBe('There is nothing at /api/v1/nope.')
})

test('[HTTP4] other methods are told which ones there are', async () => {
  const put = await room.ask('PUT', '/api/v1/incidents', {}, admin)
  expect(put.headers.get('allow')).toBe('HEAD, GET, POST, OPTIONS')
  const options = await room.ask('OPTIONS', '/api/v1/incidents')
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'HEAD, GET, POST, OPTIONS'])
  expect((await room.ask('HEAD', '/api/v1/incidents', undefined, admin)).status).toBe(200)
})

test('[HTTP4] walls and screens, too, say which methods they have', async () => {
  const { id } = await room.declare()
  for (const path of [`/api/v1/incidents/${id}/wall`, `/api/v1/incidents/${id}/wall/stream`, `/i/${id}`]) {
    const answered = await room.ask('POST', path, {}, admin)
    expect([path, answered.status, answered.headers.get('allow')]).toEqual([path, 405, 'HEAD, GET, OPTIONS'])
  }
})

test('[HTTP5] browsers are told to load nothing from elsewhere and to keep nothing of the API', async () => {
  const { headers } = await room.get('/api/v1/me', admin)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain(`connect-src 'self' ${room.url.replace('http', 'ws')}`)
  expect(Object.fromEntries(headers)).toMatchObject({
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  expect(headers.get('strict-transport-security')).toBeNull()
  expect(headers.get('x-powered-by')).toBeNull()
})

test('[HTTP6] who writes without end is asked to wait', async () => {
  const { token } = await room.person('Bob', 'responder')
  let slowed = null
  for (let i = 0; i < 1300 && !slowed; i++) {
    const answered = await room.ask('DELETE', '/api/v1/session', undefined, { token })
    if (answered.status === 429) slowed = answered
  }
  expect(Number(slowed?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await room.get('/api/v1/me', { token })).status).toBe(200)
  expect((await room.post('/api/v1/incidents', { title: 'x' }, admin)).status).toBe(201)
})

test('[HTTP7] alive says nothing about storage, ready does', async () => {
  expect((await room.get('/livez')).body).toEqual({ status: 'alive' })
  expect((await room.get('/readyz')).body).toEqual({ status: 'ready', degraded: [] })
  room.storage = { writable: false, why: 'disk full' }
  room.clock.advance(1000)
  const unready = await room.get('/readyz')
  expect([unready.status, unready.body.type]).toEqual([503, 'urn:warroom:problem:storage-unavailable'])
  expect((await room.get('/livez')).status).toBe(200)
  room.storage = { writable: true }
  room.clock.advance(1000)
  expect((await room.get('/readyz')).status).toBe(200)
})

test('[HTTP7] figures are for this machine and for admins', async () => {
  const here = await room.get('/metrics')
  expect(here.body).toContain('wr_http_request_seconds_count')
  expect(here.body).toContain('wr_room_loaded')
  const proxied = { 'x-forwarded-for': '192.0.2.1' }
  expect((await room.get('/metrics', { headers: proxied })).status).toBe(401)
  const { token } = await room.person('Bob', 'responder')
  expect((await room.get('/metrics', { headers: proxied, token })).status).toBe(403)
  expect((await room.get('/metrics', { headers: proxied, ...admin })).status).toBe(200)
})
