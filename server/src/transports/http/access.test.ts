import { afterEach, beforeEach, expect, test } from 'vitest'
import { SET_UP_VALID_MS } from '../../identity/invitations.ts'
import { SESSION_ABSOLUTE_MS, SESSION_IDLE_MS } from '../../identity/sessions.ts'
import { ADMIN_TOKEN, cookieOf, TestServer } from '../../testing/test-server.ts'

let room: TestServer
beforeEach(async () => {
  room = await new TestServer().start()
})
afterEach(() => room.discard())

const secretOf = (link: string | null): string => new URL(link ?? 'http://no.link').hash.slice(1)
const OURS = () => ({ origin: room.url })

test('[AUTH1] the set-up link makes the first admin once, and signs them in', async () => {
  const { setUpUrl } = room.server
  expect(setUpUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/setup#[\w-]{43}$/)
  const token = secretOf(setUpUrl)
  const made = await room.post('/api/v1/setup', { token, name: 'Alice' })
  expect([made.status, made.body]).toEqual([201, { id: expect.any(String), name: 'Alice', role: 'admin' }])
  const me = await room.get('/api/v1/me', { cookie: cookieOf(made) })
  expect(me.body).toMatchObject({ id: made.body.id, name: 'Alice', role: 'admin' })
  const again = await room.post('/api/v1/setup', { token, name: 'Bob' })
  expect([again.status, again.body.type]).toEqual([404, 'urn:warroom:problem:link-spent'])
})

test('[AUTH1] once there is an admin, the next start prints no link', async () => {
  await room.post('/api/v1/setup', { token: secretOf(room.server.setUpUrl), name: 'Alice' })
  await room.stop()
  await room.start()
  expect(room.server.setUpUrl).toBeNull()
})

test('[AUTH1] the link of an earlier start stops working', async () => {
  const old = secretOf(room.server.setUpUrl)
  await room.stop()
  await room.start()
  expect((await room.post('/api/v1/setup', { token: old, name: 'Alice' })).status).toBe(404)
})

test('[AUTH1] the set-up link is valid for thirty minutes', async () => {
  room.clock.advance(SET_UP_VALID_MS)
  const late = await room.post('/api/v1/setup', { token: secretOf(room.server.setUpUrl), name: 'Alice' })
  expect(late.status).toBe(404)
})

test('[AUTH2] of fifty who follow one invitation at the same moment exactly one gets in', async () => {
  const invited = await room.post('/api/v1/invites', { role: 'responder' }, { token: ADMIN_TOKEN })
  const token = secretOf(invited.body.url)
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, i) => room.post('/api/v1/invites/redeem', { token, name: `Bob ${i}` })),
  )
  expect(all.filter((one) => one.status === 201)).toHaveLength(1)
  expect(all.filter((one) => one.status === 404 || one.status === 429)).toHaveLength(49)
  expect((await room.get('/api/v1/people', { token: ADMIN_TOKEN })).body.people).toHaveLength(1)
})

test('[AUTH2] looking at an invitation never uses it up', async () => {
  const invited = await room.post('/api/v1/invites', { role: 'observer' }, { token: ADMIN_TOKEN })
  expect(invited.body).toEqual({ url: expect.stringContaining('/join#'), expiresAt: expect.any(Number) })
  const token = secretOf(invited.body.url)
  for (let i = 0; i < 3; i++) {
    const look = await room.post('/api/v1/invites/look', { token })
    expect([look.status, look.body]).toEqual([200, { role: 'observer', expiresAt: invited.body.expiresAt }])
    await room.ask('HEAD', `/join?${token}`)
    await room.get('/join')
  }
  expect((await room.post('/api/v1/invites/redeem', { token, name: 'Dave' })).body.role).toBe('observer')
})

test('[AUTH2] a set-up link is no invitation, and an invitation sets nothing up', async () => {
  const setUp = secretOf(room.server.setUpUrl)
  expect((await room.post('/api/v1/invites/redeem', { token: setUp, name: 'Mallory' })).status).toBe(404)
  expect((await room.post('/api/v1/invites/look', { token: setUp })).status).toBe(404)
  const invited = await room.post('/api/v1/invites', { role: 'responder' }, { token: ADMIN_TOKEN })
  const token = secretOf(invited.body.url)
  expect((await room.post('/api/v1/setup', { token, name: 'Mallory' })).status).toBe(404)
})

test('[AUTH2] guessing links is slowed down; joining as a team is not', async () => {
  const guesses = []
  for (let i = 0; i < 22; i++) {
    guesses.push((await room.post('/api/v1/invites/look', { token: `guess-${i}` })).status)
  }
  expect(guesses.slice(0, 20).every((status) => status === 404)).toBe(true)
  expect(guesses.at(-1)).toBe(429)
  const slowed = await room.post('/api/v1/setup', { token: 'guess', name: 'Mallory' })
  expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)

  await room.discard()
  room = await new TestServer().start()
  for (let i = 0; i < 25; i++) expect((await room.guest(`Person ${i}`, 'responder')).cookie).not.toBe('')
})

test('[AUTH3] the session cookie is out of reach of scripts and of other sites', async () => {
  const made = await room.post('/api/v1/setup', { token: secretOf(room.server.setUpUrl), name: 'Alice' })
  const cookie = made.headers.get('set-cookie')
  expect(cookie).toMatch(/^wr=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/)
  await room.discard()
  room = await new TestServer().start({ publicUrl: 'https://war.example' })
  const secure = await room.post('/api/v1/setup', { token: secretOf(room.server.setUpUrl), name: 'Alice' })
  expect(secure.headers.get('set-cookie')).toMatch(/^__Host-wr=.*; Secure$/)
})

test('[AUTH3] a session ends after twelve idle hours, and after seven days however busy', async () => {
  const { cookie } = await room.guest('Bob', 'responder')
  room.clock.advance(SESSION_IDLE_MS - 1)
  expect((await room.get('/api/v1/me', { cookie })).status).toBe(200)
  room.clock.advance(SESSION_IDLE_MS)
  expect((await room.get('/api/v1/me', { cookie })).status).toBe(401)

  const busy = await room.guest('Carol', 'responder')
  for (let gone = 0; gone < SESSION_ABSOLUTE_MS - 3_600_000; gone += 3_600_000) {
    room.clock.advance(3_600_000)
    expect((await room.get('/api/v1/me', { cookie: busy.cookie })).status).toBe(200)
  }
  room.clock.advance(3_600_000)
  expect((await room.get('/api/v1/me', { cookie: busy.cookie })).status).toBe(401)
})

test('[AUTH3] signing out ends the session on the server', async () => {
  const { cookie } = await room.guest('Bob', 'responder')
  const out = await room.ask('DELETE', '/api/v1/session', undefined, { cookie, headers: OURS() })
  expect([out.status, out.headers.get('set-cookie')]).toEqual([
    204,
    expect.stringContaining('wr=; Path=/; Max-Age=0'),
  ])
  expect((await room.get('/api/v1/me', { cookie })).status).toBe(401)
})

test('[AUTH4] an API token acts as its person; a wrong one is refused even where none is needed', async () => {
  const { id, token } = await room.person('Bob', 'responder')
  expect(token).toMatch(/^wr_pat_[a-z0-9]+_[\w-]{43}$/)
  expect((await room.get('/api/v1/me', { token })).body).toMatchObject({ id, name: 'Bob', role: 'responder' })
  for (const wrong of [`${token}x`, token.slice(0, -1), 'wr_pat_1_2', 'nonsense', ADMIN_TOKEN.slice(1)]) {
    const refused = await room.get('/livez', { token: wrong })
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('Bearer'),
    ])
  }
})

test('[AUTH4] the admin token of the environment acts as the automation account', async () => {
  const me = await room.get('/api/v1/me', { token: ADMIN_TOKEN })
  expect(me.body).toMatchObject({ id: 'automation', role: 'admin' })
})

test('[AUTH4] with a token beside it, the cookie counts for nothing', async () => {
  const admin = await room.post('/api/v1/setup', { token: secretOf(room.server.setUpUrl), name: 'Alice' })
  const { token } = await room.person('Dave', 'observer')
  const cookie = cookieOf(admin)
  expect((await room.get('/api/v1/me', { token, cookie })).body.name).toBe('Dave')
  expect((await room.get('/api/v1/me', { token: 'wrong', cookie })).status).toBe(401)
})

test('[AUTH4] who sends wrong tokens without end is slowed down, and locks nobody else out', async () => {
  const statuses = []
  for (let i = 0; i < 22; i++) statuses.push((await room.get('/api/v1/me', { token: `wrong-${i}` })).status)
  expect(statuses.at(0)).toBe(401)
  expect(statuses.at(-1)).toBe(429)
  expect((await room.get('/api/v1/me', { token: ADMIN_TOKEN })).status).toBe(200)
})

test('[AUTH5] with a cookie, only our own pages may change anything', async () => {
  const { cookie } = await room.guest('Bob', 'responder')
  const declared = async (headers: Record<string, string>) =>
    (await room.post('/api/v1/incidents', { title: 'x' }, { cookie, headers })).status
  expect(await declared({ 'sec-fetch-site': 'same-origin' })).toBe(201)
  expect(await declared({ origin: room.url })).toBe(201)
  expect(await declared({ origin: room.url.replace('127.0.0.1', 'localhost') })).toBe(201)
  for (const foreign of [
    {},
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'null' },
    { origin: 'http://evil.localhost:4600' },
    { origin: `${room.url}.evil` },
    { origin: room.url.replace('http:', 'https:') },
    { origin: 'http://127.0.0.1:1' },
  ]) {
    expect([foreign, await declared(foreign)]).toEqual([foreign, 403])
  }
  expect((await room.get('/api/v1/me', { cookie, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
    200,
  )
})

test('[AUTH5] a page of another site cannot sign its visitor in here', async () => {
  const token = secretOf(room.server.setUpUrl)
  const headers = { origin: 'https://evil.example' }
  expect((await room.post('/api/v1/setup', { token, name: 'Mallory' }, { headers })).status).toBe(403)
  expect((await room.post('/api/v1/setup', { token, name: 'Alice' })).status).toBe(201)
})
