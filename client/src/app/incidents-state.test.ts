import { asIncidentId, asPersonId } from '@warroom/shared/domain/ids.ts'
import type { ListedIncident } from '@warroom/shared/protocol/socket-events.ts'
import { expect, test } from 'vitest'
import { type IncidentsEvent, NO_INCIDENTS, nextIncidents } from './incidents-state.ts'

const row = (id: string, seq: number, more: Partial<ListedIncident> = {}): ListedIncident => ({
  id: asIncidentId(id),
  key: `INC-${id}`,
  title: 'Checkout errors',
  severity: 'sev2',
  status: 'investigating',
  commander: null,
  commanderSince: 0,
  declaredAt: 0,
  resolvedAt: null,
  closedAt: null,
  nextUpdateDueAt: null,
  openRoadblocks: 0,
  seq,
  url: `http://127.0.0.1/i/${id}`,
  people: [],
  ...more,
})
const alice = {
  personId: asPersonId('alice'),
  name: 'Alice',
  focus: null,
  state: 'active',
  since: 0,
  connections: 1,
} as const
const after = (...events: IncidentsEvent[]) => events.reduce(nextIncidents, NO_INCIDENTS)

test('[HOME1] the list of last time is shown at once, and never replaces a fresher answer', () => {
  const remembered = { type: 'remembered', rows: [row('1', 4)], asOf: 50 } as const
  expect(after(remembered)).toMatchObject({ asOf: 50, live: false })
  const fresh = after({ type: 'listed', rows: [row('1', 9)], at: 90 }, remembered)
  expect(fresh.rows.map((r) => r.seq)).toEqual([9])
})

test('[HOME2] a pushed row replaces the same incident, and an older one never does', () => {
  const state = after(
    { type: 'listed', rows: [row('1', 4), row('2', 2)], at: 1 },
    { type: 'changed', rows: [row('1', 6, { title: 'Checkout errors in EU' })], at: 2 },
    { type: 'changed', rows: [row('1', 5, { title: 'late and old' })], at: 3 },
  )
  expect(state.rows.map((r) => [r.id, r.seq, r.title])).toEqual([
    ['1', 6, 'Checkout errors in EU'],
    ['2', 2, 'Checkout errors'],
  ])
})

test('[HOME2] a listing that was asked for before a push does not lose what was pushed', () => {
  const state = after(
    { type: 'changed', rows: [row('3', 1, { people: [alice] })], at: 2 },
    { type: 'listed', rows: [row('1', 4)], at: 3 },
  )
  expect(state.rows.map((r) => r.id)).toEqual(['1', '3'])
})

test('[HOME2] a new listing drops what only the memory of this device knew', () => {
  const state = after(
    { type: 'remembered', rows: [row('gone', 4)], asOf: 1 },
    { type: 'listed', rows: [row('1', 1)], at: 3 },
  )
  expect(state.rows.map((r) => r.id)).toEqual(['1'])
})

test('[HOME3] who is there is kept when the list is fetched again', () => {
  const state = after(
    { type: 'changed', rows: [row('1', 4, { people: [alice] })], at: 1 },
    { type: 'listed', rows: [row('1', 5)], at: 2 },
  )
  expect(state.rows[0]).toMatchObject({ seq: 5, people: [{ name: 'Alice' }] })
})

test('[HOME3] who is there is heard even with a row that is older than the listing', () => {
  const state = after(
    { type: 'listed', rows: [row('1', 9, { title: 'new' })], at: 1 },
    { type: 'changed', rows: [row('1', 4, { title: 'old', people: [alice] })], at: 2 },
  )
  expect(state.rows[0]).toMatchObject({ seq: 9, title: 'new', people: [{ name: 'Alice' }] })
})

test('[HOME4] a list that stopped being live says since when, and a failure keeps the old rows', () => {
  const state = after(
    { type: 'listed', rows: [row('1', 4)], at: 10 },
    { type: 'lineUp' },
    { type: 'lineDown', at: 70 },
    { type: 'lineDown', at: 80 },
    { type: 'failed', sentence: 'The server cannot be reached.' },
  )
  expect(state).toMatchObject({ live: false, asOf: 70, problem: 'The server cannot be reached.' })
  expect(state.rows).toHaveLength(1)
})
