import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { asIncidentId, asPersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { expect, test } from 'vitest'
import { waitingForYou } from './waiting-for-you.ts'

const NOW = 60 * 60_000
const person = (name: string, accountRole: AccountRole): Actor => ({
  personId: asPersonId(name),
  name,
  accountRole,
})
const alice = person('Alice', 'responder')
const bob = person('Bob', 'responder')
const carol = person('Carol', 'observer')

const incident = (key: string, commander: Actor | null): IncidentSummary => ({
  id: asIncidentId(key),
  key,
  title: 'Trouble',
  severity: 'sev2',
  status: 'investigating',
  commander,
  commanderSince: 0,
  declaredAt: 0,
  resolvedAt: null,
  closedAt: null,
  nextUpdateDueAt: NOW - 1,
  openRoadblocks: 1,
  seq: 1,
})
const waits = (rows: readonly IncidentSummary[], me: Actor) =>
  waitingForYou(rows, me, NOW).map(({ key, what }) => `${key} ${what}`)

test('[HOME9] a vacant command waits for every responder', () => {
  expect(waits([incident('INC-1', null)], bob)).toEqual(['INC-1 Take command'])
})

test("[HOME9] an update and a roadblock wait for the incident's commander alone", () => {
  const rows = [incident('INC-1', alice)]
  expect(waits(rows, alice)).toEqual(['INC-1 Send the stakeholder update', 'INC-1 Help with a roadblock'])
  expect(waits(rows, bob)).toEqual([])
})

test('[HOME9] an observer is asked only for what observers may do', () => {
  expect(waits([incident('INC-1', null)], carol)).toEqual(['INC-1 Help with a roadblock'])
})
