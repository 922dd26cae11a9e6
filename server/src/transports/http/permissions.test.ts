import { USUAL_AUTHORITY } from '@warroom/shared/domain/authority.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN_TOKEN, TestServer } from '../../testing/test-server.ts'

const WHO = ['anonymous', 'observer', 'responder', 'admin', 'automation'] as const
type Who = (typeof WHO)[number]
type Row = readonly [status: number, ...statuses: number[]]

/** Per call: what each of WHO is answered. `ID` is a real incident, `BOB` a real person. */
const MATRIX: Readonly<Record<string, { body?: unknown; answers: Row }>> = {
  'GET /livez': { answers: [200, 200, 200, 200, 200] },
  'GET /readyz': { answers: [200, 200, 200, 200, 200] },
  'GET /api/v1/openapi.json': { answers: [200, 200, 200, 200, 200] },
  // From elsewhere than this machine.
  'GET /metrics': { answers: [401, 403, 403, 200, 200] },
  'GET /api/v1/health': { answers: [401, 403, 403, 200, 200] },
  'POST /api/v1/setup': { body: { token: 'spent', name: 'X' }, answers: [404, 404, 404, 404, 404] },
  'POST /api/v1/invites/look': { body: { token: 'spent' }, answers: [404, 404, 404, 404, 404] },
  'POST /api/v1/invites/redeem': { body: { token: 'spent', name: 'X' }, answers: [404, 404, 404, 404, 404] },
  'POST /api/v1/invites': { body: { role: 'admin' }, answers: [401, 403, 403, 201, 201] },
  'GET /api/v1/me': { answers: [401, 200, 200, 200, 200] },
  'DELETE /api/v1/session': { answers: [401, 204, 204, 204, 204] },
  'POST /api/v1/people': { body: { name: 'X', role: 'admin' }, answers: [401, 403, 403, 201, 201] },
  'GET /api/v1/people': { answers: [401, 403, 403, 200, 200] },
  'POST /api/v1/people/:id/tokens': { answers: [401, 403, 403, 201, 201] },
  'GET /api/v1/people/:id/tokens': { answers: [401, 403, 403, 200, 200] },
  // Of nobody: what it does to one that is there is ACCESS's matter.
  'DELETE /api/v1/people/:id/tokens/:tokenId': { answers: [401, 403, 403, 404, 404] },
  'GET /api/v1/runbooks': { answers: [401, 200, 200, 200, 200] },
  'POST /api/v1/runbooks': { body: { title: 'X', steps: ['Y'] }, answers: [401, 403, 201, 201, 201] },
  // Of none: what they do to one that is there is RUNBOOK's matter.
  'PUT /api/v1/runbooks/:id': {
    body: { title: 'X', steps: ['Y'], revision: 1 },
    answers: [401, 403, 404, 404, 404],
  },
  'DELETE /api/v1/runbooks/:id': { answers: [401, 403, 404, 404, 404] },
  'POST /api/v1/runbooks/:id/proposals': {
    body: { title: 'X', steps: ['Y'] },
    answers: [401, 403, 404, 404, 404],
  },
  'POST /api/v1/runbooks/:id/proposals/:proposalId/accept': {
    body: { revision: 1 },
    answers: [401, 403, 404, 404, 404],
  },
  'DELETE /api/v1/runbooks/:id/proposals/:proposalId': { answers: [401, 403, 404, 404, 404] },
  'GET /api/v1/settings/authority': { answers: [401, 200, 200, 200, 200] },
  // Of a revision that never was.
  'PUT /api/v1/settings/authority': {
    body: { authority: USUAL_AUTHORITY, revision: 99 },
    answers: [401, 403, 403, 409, 409],
  },
  'POST /api/v1/incidents': { body: { title: 'X' }, answers: [401, 403, 201, 201, 201] },
  'GET /api/v1/incidents': { answers: [401, 200, 200, 200, 200] },
  'GET /api/v1/incidents/:id': { answers: [401, 200, 200, 200, 200] },
  'GET /api/v1/incidents/:id/timeline': { answers: [401, 200, 200, 200, 200] },
  'GET /api/v1/incidents/:id/replay': { answers: [401, 200, 200, 200, 200] },
  'POST /api/v1/incidents/:id/commands': {
    body: { type: 'changeSeverity', severity: 'sev2' },
    answers: [401, 403, 200, 200, 200],
  },
}

let room: TestServer
let incident: string
let bob: string
const tokens = {} as Record<Who, string | undefined>
beforeAll(async () => {
  room = await new TestServer().start()
  incident = (await room.declare()).id
  for (const who of ['observer', 'responder', 'admin'] as const) {
    const person = await room.person(who, who)
    tokens[who] = person.token
    bob = person.id
  }
  tokens.automation = ADMIN_TOKEN
})
afterAll(() => room.discard())

const elsewhere = { 'x-forwarded-for': '192.0.2.1' }

const queryOf = (call: string, now: number): string => {
  if (call.endsWith('/replay')) return `?at=${new Date(now).toISOString()}`
  return call === 'DELETE /api/v1/runbooks/:id' ? '?revision=1' : ''
}

const isStatus = (status: number | undefined): status is number => status !== undefined

test.each(
  Object.entries(MATRIX).flatMap(([call, { body, answers }]) =>
    WHO.map((who, i) => ({ call, who, body, status: [...answers].filter(isStatus)[i] })),
  ),
)('[HTTP8] $call by $who answers $status', async ({ call, who, body, status }) => {
  const [method = '', template = ''] = call.split(' ')
  const path = template.replace('/people/:id', `/people/${bob}`).replace(':id', incident)
  const query = queryOf(call, room.clock.now())
  const token = tokens[who]
  const sent = path.endsWith('/commands') ? { id: `${who}-1`, ...(body as object) } : body
  const answered = await room.ask(method, path + query, sent, { headers: elsewhere, ...(token && { token }) })
  expect(answered.status).toBe(status)
})

test('[HTTP8] every call of the API is in the matrix', async () => {
  const { paths } = (await room.get('/api/v1/openapi.json')).body
  const calls = Object.entries<object>(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  // The wall's routes stream; WALLP10 tells who may see them.
  expect(calls.filter((call) => !call.includes('/wall')).sort()).toEqual(Object.keys(MATRIX).sort())
})

test('[HTTP8] an id of another kind, or of nobody, finds nothing', async () => {
  const at = new Date(room.clock.now()).toISOString()
  for (const id of [bob, 'INC-999', 'x', 'a'.repeat(128), '..%2f..', '%00', "' or 1=1 --", '__proto__']) {
    for (const rest of ['', '/timeline', `/replay?at=${at}`]) {
      const path = `/api/v1/incidents/${encodeURIComponent(id)}${rest}`
      expect([path, (await room.get(path, { token: ADMIN_TOKEN })).status]).toEqual([path, 404])
    }
  }
  const tokensOf = await room.post(`/api/v1/people/${incident}/tokens`, undefined, { token: ADMIN_TOKEN })
  expect(tokensOf.status).toBe(404)
})
