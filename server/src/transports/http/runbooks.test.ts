import { USUAL_AUTHORITY } from '@warroom/shared/domain/authority.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ADMIN_TOKEN, TestServer } from '../../testing/test-server.ts'

let room: TestServer
let alice: { token: string }
let bob: { token: string }
beforeEach(async () => {
  room = await new TestServer().start()
  alice = await room.person('Alice Ames', 'responder')
  bob = await room.person('Bob Berg', 'responder')
})
afterEach(() => room.discard())

const FAILOVER = { title: 'Fail over the database', steps: ['Stop writes', 'Promote the replica'] }
const admin = { token: ADMIN_TOKEN }
const RUNBOOKS = '/api/v1/runbooks'
const as = ({ token }: { token: string }) => ({ token })
const runbooks = async () => (await room.ask('GET', RUNBOOKS, undefined, as(alice))).body.runbooks

async function write(words: object = FAILOVER): Promise<string> {
  const written = await room.ask('POST', RUNBOOKS, words, as(alice))
  expect(written.status).toBe(201)
  return written.body.id
}

test('[RUNBOOK3] a runbook is written, read by title, rewritten and taken away', async () => {
  const id = await write()
  await write({ title: 'Certificates', steps: ['Look at the dates'] })
  expect((await runbooks()).map(({ title }: { title: string }) => title)).toEqual([
    'Certificates',
    'Fail over the database',
  ])
  const better = { ...FAILOVER, steps: [...FAILOVER.steps, 'Point the pool to it'], revision: 1 }
  expect(await room.ask('PUT', `${RUNBOOKS}/${id}`, better, as(bob))).toMatchObject({
    status: 200,
    body: { revision: 2 },
  })
  expect((await runbooks())[1]).toMatchObject({ id, revision: 2, steps: better.steps, proposals: [] })
  expect((await room.ask('DELETE', `${RUNBOOKS}/${id}?revision=2`, undefined, as(bob))).status).toBe(204)
  expect(await runbooks()).toHaveLength(1)
})

test('[RUNBOOK4] of two who rewrite the same revision the second is told, and nothing of the first is lost', async () => {
  const id = await write()
  const first = { ...FAILOVER, steps: ['One'], revision: 1 }
  expect((await room.ask('PUT', `${RUNBOOKS}/${id}`, first, as(alice))).status).toBe(200)
  const second = await room.ask('PUT', `${RUNBOOKS}/${id}`, { ...first, steps: ['Two'] }, as(bob))
  expect(second).toMatchObject({ status: 409, body: { type: 'urn:warroom:problem:changed-meanwhile' } })
  expect((await room.ask('DELETE', `${RUNBOOKS}/${id}?revision=1`, undefined, as(bob))).status).toBe(409)
  expect((await runbooks())[0].steps).toEqual(['One'])
})

test('[RUNBOOK5] a proposal waits with name and incident, and becomes the runbook when somebody accepts it', async () => {
  const id = await write()
  const proposal = { title: FAILOVER.title, steps: ['Stop writes', 'Check the lag', 'Promote the replica'] }
  const propose = (words: object) => room.ask('POST', `${RUNBOOKS}/${id}/proposals`, words, as(bob))
  expect((await propose({ ...proposal, incidentKey: 'INC-7' })).status).toBe(201)
  room.clock.advance(1_000)
  expect((await propose({ ...proposal, steps: ['Pray'] })).status).toBe(201)
  const [{ proposals, steps }] = await runbooks()
  expect(steps).toEqual(FAILOVER.steps)
  expect(proposals).toMatchObject([
    { byName: 'Bob Berg', incidentKey: 'INC-7', steps: proposal.steps },
    { incidentKey: null, steps: ['Pray'] },
  ])
  const at = `${RUNBOOKS}/${id}/proposals`
  expect((await room.ask('DELETE', `${at}/${proposals[1].id}`, undefined, as(alice))).status).toBe(204)
  const accepted = await room.ask('POST', `${at}/${proposals[0].id}/accept`, { revision: 1 }, as(alice))
  expect(accepted).toMatchObject({ status: 200, body: { revision: 2 } })
  expect((await runbooks())[0]).toMatchObject({ steps: proposal.steps, revision: 2, proposals: [] })
  expect((await room.ask('POST', `${at}/${proposals[0].id}/accept`, { revision: 2 }, as(alice))).status).toBe(
    404,
  )
})

test('[RUNBOOK6] a runbook without words, with too many steps, or one too many is refused in words', async () => {
  const refused = [
    { title: ' ', steps: ['a'] },
    { title: 'A', steps: [] },
    { title: 'A', steps: ['a', ' '] },
    { title: 'A', steps: new Array(61).fill('a') },
    { title: 'A', steps: ['a'.repeat(301)] },
    { title: 'A', steps: ['a'], extra: true },
  ]
  for (const words of refused) {
    expect((await room.ask('POST', RUNBOOKS, words, as(alice))).status, JSON.stringify(words)).toBe(422)
  }
  for (let n = 0; n < 200; n++) {
    expect((await room.ask('POST', RUNBOOKS, { title: `R${n}`, steps: ['a'] }, admin)).status).toBe(201)
  }
  expect((await room.ask('POST', RUNBOOKS, FAILOVER, as(alice))).body.detail).toMatch(/200 runbooks/)
})

test('[AUTHORITY1] what admins write down is what the commander of a new incident may do; older ones keep theirs', async () => {
  const before = (await room.declare()).id
  const authority = { ...USUAL_AUTHORITY, spend: { granted: true, limit: 'up to 5,000 an hour' } }
  const path = '/api/v1/settings/authority'
  expect((await room.ask('GET', path, undefined, as(bob))).body).toEqual({
    authority: USUAL_AUTHORITY,
    revision: 0,
  })
  expect((await room.ask('PUT', path, { authority, revision: 0 }, admin)).body).toEqual({ revision: 1 })
  expect((await room.ask('PUT', path, { authority, revision: 0 }, admin)).status).toBe(409)
  const after = (await room.declare()).id
  const cardOf = async (id: string) => (await room.get(`/api/v1/incidents/${id}`, as(bob))).body.authority
  expect((await cardOf(after)).spend).toEqual(authority.spend)
  expect((await cardOf(before)).spend).not.toEqual(authority.spend)
})
