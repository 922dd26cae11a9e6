import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN_TOKEN, TestServer } from '../../testing/test-server.ts'
import { incidentAnswer, incidentListAnswer, timelineAnswer } from './answers.ts'

let room: TestServer
let alice: { id: string; token: string }
let bob: { id: string; token: string }
beforeAll(async () => {
  room = await new TestServer().start()
  alice = await room.person('Alice', 'responder')
  bob = await room.person('Bob', 'responder')
})
afterAll(() => room.discard())

const command = (incident: string, body: object, token = alice.token) =>
  room.post(`/api/v1/incidents/${incident}/commands`, body, { token })

test('[INCH1] a title is enough to declare, and nobody is commander unasked', async () => {
  const declared = await room.post('/api/v1/incidents', { title: 'Checkout errors in EU' }, alice)
  const { id, key, url } = declared.body
  expect([declared.status, key]).toEqual([201, 'INC-1'])
  expect(url).toBe(`${room.url}/i/${id}`)
  expect(declared.headers.get('location')).toBe(`/api/v1/incidents/${id}`)
  const { body } = await room.get(`/api/v1/incidents/${id}`, alice)
  expect(body).toMatchObject({
    id,
    key,
    title: 'Checkout errors in EU',
    severity: 'unknown',
    status: 'declared',
  })
  expect(body.roles.commander.holder).toBeNull()
})

test('[INCH1] a declaration may bring its first words, times and a commander', async () => {
  const started = '2026-01-05T13:40:00+00:00'
  const { body: declared } = await room.post(
    '/api/v1/incidents',
    {
      title: 'Search is slow',
      severity: 'sev2',
      summary: 'Every query takes 8 s.',
      impact: 'All shops.',
      impactStartedAt: started,
      takeCommand: true,
    },
    alice,
  )
  const { body } = await room.get(`/api/v1/incidents/${declared.id}`, alice)
  expect(body).toMatchObject({
    severity: 'sev2',
    whatHappened: 'Every query takes 8 s.',
    impact: 'All shops.',
    commander: { personId: alice.id, name: 'Alice' },
    incident: { impactStartedAt: Date.parse(started) },
    roles: { commander: { holder: alice.id } },
  })
})

test('[INCH2] the state is record and board as one JSON, by id or by key', async () => {
  const { id, key } = await room.declare('Payments fail', alice.token)
  const byId = await room.get(`/api/v1/incidents/${id}`, alice)
  const byKey = await room.get(`/api/v1/incidents/${key.toLowerCase()}`, alice)
  expect(byKey.body).toEqual(byId.body)
  expect(incidentAnswer.safeParse(byId.body).error).toBeUndefined()
  expect(byId.body).toMatchObject({
    hypotheses: {},
    actions: {},
    evidence: {},
    confidence: {},
    exitCriteria: {},
  })
  expect(byId.body.updateDraft).toEqual({ whatHappened: '', impact: '', nextSteps: '' })
  expect(byId.body.participants[alice.id]).toMatchObject({ name: 'Alice' })
})

test('[INCH3] the list is filtered, searched and read page by page', async () => {
  const names = ['Disk full on db-7', 'Disk full on db-8', 'Disk full on db-9']
  for (const title of names) await room.post('/api/v1/incidents', { title, severity: 'sev4' }, alice)
  const first = await room.get('/api/v1/incidents?severity=sev4&q=disk&limit=2', alice)
  expect(incidentListAnswer.safeParse(first.body).error).toBeUndefined()
  const titles = (answered: typeof first) =>
    answered.body.incidents.map((one: { title: string }) => one.title)
  expect(titles(first)).toEqual([names[2], names[1]])
  const cursor = encodeURIComponent(first.body.nextCursor)
  const second = await room.get(`/api/v1/incidents?severity=sev4&q=disk&limit=2&cursor=${cursor}`, alice)
  expect([titles(second), second.body.nextCursor]).toEqual([[names[0]], null])
  expect((await room.get('/api/v1/incidents?status=open&q=db-9', alice)).body.incidents).toHaveLength(1)
  expect((await room.get('/api/v1/incidents?status=closed,declined', alice)).body.incidents).toEqual([])
  for (const cursor of ['x', '-1', '1e99', '999999999999999999999', "' or 1=1"]) {
    const odd = await room.get(`/api/v1/incidents?cursor=${encodeURIComponent(cursor)}`, alice)
    expect([cursor, odd.status]).toEqual([cursor, 422])
  }
  const either = await room.get('/api/v1/incidents?status=closed&status=declared&severity=&q=db-9', alice)
  expect(either.body.incidents).toHaveLength(1)
  expect((await room.get('/api/v1/incidents?status=burning', alice)).status).toBe(422)
  expect((await room.get('/api/v1/incidents?limit=9999', alice)).status).toBe(422)
})

test('[INCH4] a command is answered with its place in the log, and the same id acts once', async () => {
  const { id } = await room.declare('Login loops', alice.token)
  const raised = { id: 'c-1', type: 'changeSeverity', severity: 'sev1', reason: 'Nobody gets in.' }
  const first = await command(id, raised)
  expect([first.status, first.body]).toEqual([200, { ok: true, seq: expect.any(Number) }])
  expect((await command(id, raised)).body).toEqual(first.body)
  const { body } = await room.get(`/api/v1/incidents/${id}`, alice)
  expect([body.severity, body.seq]).toEqual(['sev1', first.body.seq])
})

test('[INCH4] a refusal has its status and says why, for programs and for people', async () => {
  const { id } = await room.declare('Login loops', alice.token)
  await command(id, { id: 'c-1', type: 'assumeRole', role: 'commander' })
  const second = await command(id, { id: 'c-2', type: 'assumeRole', role: 'commander' }, bob.token)
  expect([second.status, second.headers.get('content-type')]).toEqual([
    409,
    'application/problem+json; charset=utf-8',
  ])
  expect(second.body).toMatchObject({
    type: 'urn:warroom:problem:role-taken',
    status: 409,
    detail: 'Alice is Commander. Ask for a handover.',
    ok: false,
    refusal: { code: 'roleTaken', holder: alice.id, holderName: 'Alice', since: expect.any(Number) },
  })
  const illegal = await command(id, { id: 'c-3', type: 'changeStatus', status: 'closed' })
  expect([illegal.status, illegal.body.refusal.legal]).toEqual([409, expect.arrayContaining(['resolved'])])
})

test('[INCH4] what is no command is refused before the room hears of it', async () => {
  const { id } = await room.declare('Login loops', alice.token)
  const seq = (await room.get(`/api/v1/incidents/${id}`, alice)).body.seq
  for (const wrong of [
    { type: 'changeSeverity', severity: 'sev1' },
    { id: 'c', type: 'changeSeverity', severity: 'huge' },
    { id: 'c', type: 'dropTables' },
    { id: 'c', type: 'changeSeverity', severity: 'sev1', actor: 'automation' },
    [],
    'changeSeverity',
  ]) {
    const answered = await command(id, wrong as object)
    expect([answered.status, answered.body.type].map(String)).toEqual([
      typeof wrong === 'string' ? '400' : '422',
      `urn:warroom:problem:${typeof wrong === 'string' ? 'malformed-json' : 'invalid'}`,
    ])
  }
  expect((await room.get(`/api/v1/incidents/${id}`, alice)).body.seq).toBe(seq)
})

test('[INCH5] the timeline goes on from where one stopped reading', async () => {
  const { id } = await room.declare('Login loops', alice.token)
  const first = await room.get(`/api/v1/incidents/${id}/timeline`, alice)
  expect(timelineAnswer.safeParse(first.body).error).toBeUndefined()
  await command(id, { id: 'c-1', type: 'noteTimeline', text: 'Rolled back.' })
  const more = await room.get(`/api/v1/incidents/${id}/timeline?after=${first.body.next}`, alice)
  expect(more.body.entries).toMatchObject([{ kind: 'note', actor: alice.id }])
  expect(more.body.entries[0].text).toContain('Rolled back.')
  const end = await room.get(`/api/v1/incidents/${id}/timeline?after=${more.body.next}`, alice)
  expect(end.body).toEqual({ entries: [], next: more.body.next })
})

test('[INCH6] a replay shows the whole state as it was known then', async () => {
  const { id } = await room.declare('Login loops', alice.token)
  const before = new Date(room.clock.now()).toISOString()
  room.clock.advance(60_000)
  await command(id, { id: 'c-1', type: 'changeSeverity', severity: 'sev1' })
  const replay = (at: string) =>
    room.get(`/api/v1/incidents/${id}/replay?at=${encodeURIComponent(at)}`, alice)
  expect((await replay(before)).body).toMatchObject({ id, severity: 'unknown' })
  const now = await replay(new Date(room.clock.now()).toISOString())
  expect(now.body).toEqual((await room.get(`/api/v1/incidents/${id}`, alice)).body)
  const early = await replay('2020-01-01T00:00:00Z')
  expect([early.status, early.body.type]).toEqual([404, 'urn:warroom:problem:not-yet-declared'])
  expect((await replay('yesterday')).status).toBe(422)
})

test('[ONCE1] the same declaration under one Idempotency-Key is made once', async () => {
  const headers = { 'idempotency-key': 'retry-1' }
  const declare = () => room.post('/api/v1/incidents', { title: 'DNS is gone' }, { ...alice, headers })
  const answers = await Promise.all([declare(), declare(), declare()])
  const later = await declare()
  expect(answers.map((one) => [one.status, one.body])).toEqual(answers.map(() => [201, later.body]))
  expect(later.headers.get('location')).toBe(`/api/v1/incidents/${later.body.id}`)
  expect((await room.get('/api/v1/incidents?q=DNS', alice)).body.incidents).toHaveLength(1)
})

test('[ONCE1] the key again for something else is refused, and another person may use it', async () => {
  const headers = { 'idempotency-key': 'retry-2' }
  await room.post('/api/v1/incidents', { title: 'First' }, { ...alice, headers })
  const other = await room.post('/api/v1/incidents', { title: 'Second' }, { ...alice, headers })
  expect([other.status, other.body.type]).toEqual([422, 'urn:warroom:problem:idempotency-key-reused'])
  expect((await room.post('/api/v1/incidents', { title: 'Second' }, { ...bob, headers })).status).toBe(201)
})

test('[ONCE2] whatever broke on the first try, a retry declares or finds the one incident', async () => {
  const headers = { 'idempotency-key': 'retry-4' }
  const declare = () => room.post('/api/v1/incidents', { title: 'Mail is late' }, { ...alice, headers })
  const { create } = room.log
  room.log.create = () => Promise.reject(new Error('disk full'))
  expect((await declare()).status).toBe(503)
  // The answer is lost after the commit, as when the process dies there.
  room.log.create = async (append) => {
    await create.call(room.log, append)
    throw new Error('killed')
  }
  expect((await declare()).status).toBe(503)
  room.log.create = create
  const third = await declare()
  expect([third.status, (await declare()).body]).toEqual([201, third.body])
  expect((await room.get('/api/v1/incidents?q=mail', alice)).body.incidents).toHaveLength(1)
})

test('[ONCE1] a declaration that was refused uses no key up', async () => {
  const headers = { 'idempotency-key': 'retry-3' }
  expect((await room.post('/api/v1/incidents', { title: '' }, { ...alice, headers })).status).toBe(422)
  expect((await room.post('/api/v1/incidents', { title: 'Now' }, { ...alice, headers })).status).toBe(201)
  const long = { 'idempotency-key': 'k'.repeat(256) }
  expect((await room.post('/api/v1/incidents', { title: 'x' }, { ...alice, headers: long })).status).toBe(422)
})

test('[INCH7] while storage is away nothing is claimed to be done', async () => {
  const { id } = await room.declare('Login loops', ADMIN_TOKEN)
  const append = room.log.append
  const create = room.log.create
  room.log.append = () => Promise.reject(new Error('disk full'))
  room.log.create = () => Promise.reject(new Error('disk full'))
  const refused = await command(id, { id: 'c-9', type: 'changeSeverity', severity: 'sev1' })
  const declared = await room.post('/api/v1/incidents', { title: 'x' }, alice)
  room.log.append = append
  room.log.create = create
  expect([refused.status, declared.status]).toEqual([503, 503])
  expect(declared.headers.get('retry-after')).toBe('2')
  expect(JSON.stringify([refused.body, declared.body])).not.toContain('disk full')
  expect((await command(id, { id: 'c-9', type: 'changeSeverity', severity: 'sev1' })).status).toBe(200)
})
