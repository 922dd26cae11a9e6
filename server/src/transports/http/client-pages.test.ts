import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestServer } from '../../testing/test-server.ts'

const built = mkdtempSync(join(tmpdir(), 'warroom-pages-'))
let room: TestServer
beforeAll(async () => {
  mkdirSync(join(built, 'assets'))
  writeFileSync(join(built, 'index.html'), '<!doctype html><html><head><title>app</title></head></html>')
  writeFileSync(join(built, 'wall.html'), '<!doctype html><html><head><title>wall</title></head></html>')
  writeFileSync(join(built, 'assets', 'app-abc123.js'), 'export {}')
  writeFileSync(join(built, 'sw.js'), 'self')
  writeFileSync(join(built, '.secret'), 'x')
  room = await new TestServer().start({}, { clientDirectory: built })
})
afterAll(async () => {
  await room.discard()
  rmSync(built, { recursive: true })
})
const html = { headers: { accept: 'text/html,*/*;q=0.8' } }

test('[PAGE1] every screen opens from its link, and the wall is a page of its own', async () => {
  for (const path of [
    '/',
    '/declare',
    '/i/INC-7',
    '/i/a1/time',
    '/join',
    '/setup',
    '/login',
    '/settings/people',
  ]) {
    const page = await room.get(path, html)
    expect([path, page.status, page.headers.get('cache-control')]).toEqual([path, 200, 'no-cache'])
    expect(page.body).toContain('<title>app</title>')
  }
  expect((await room.get('/i/INC-7/wall', html)).body).toContain('<title>wall</title>')
})

test('[PAGE1] what is no screen and no file is not found, in words a person can read', async () => {
  for (const path of ['/nothing', '/assets/gone.js', '/.secret', '/..%2fpackage.json', '/index.html/x']) {
    const page = await room.get(path, html)
    expect([path, page.status, page.headers.get('content-type')]).toEqual([
      path,
      404,
      'text/plain; charset=utf-8',
    ])
  }
  for (const path of [
    '/api',
    '/api/v2/me',
    '/sync/incidents/a1/board',
    '/socket.io/?EIO=4&transport=polling',
  ]) {
    expect([path, (await room.get(path, { headers: { accept: '*/*' } })).body.status]).toEqual([path, 404])
  }
})

test('[PAGE2] files with a hash in their name are kept for ever, others are asked for again', async () => {
  const asset = await room.get('/assets/app-abc123.js')
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await room.get('/sw.js')).headers.get('cache-control')).toBe('no-cache')
})

test('[PAGE3] a page carries the nonce its policy allows for styles, a new one each time', async () => {
  const pages = [await room.get('/', html), await room.get('/index.html', { headers: { accept: '*/*' } })]
  const nonces = pages.map((page) => /<meta property="csp-nonce" nonce="([^"]+)">/.exec(page.body)?.[1])
  expect(new Set(nonces).size).toBe(2)
  pages.forEach((page, i) => {
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`style-src 'self' 'nonce-${nonces[i]}';`)
    expect(policy).toContain("script-src 'self';")
  })
})

test('[PAGE1] before the client is built, a page says so and the API works', async () => {
  const bare = await new TestServer().start()
  const page = await bare.get('/', html)
  expect([page.status, page.body]).toEqual([503, expect.stringContaining('npm start')])
  expect((await bare.get('/livez')).status).toBe(200)
  await bare.discard()
})
