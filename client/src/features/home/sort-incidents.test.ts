import { asIncidentId, asPersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { expect, test } from 'vitest'
import { rowLamps } from './incident-row-lamps.ts'
import { filterIncidents, glanceSentence, sortIncidents } from './sort-incidents.ts'

const MINUTE = 60_000
const incident = (key: string, more: Partial<IncidentSummary> = {}): IncidentSummary => ({
  id: asIncidentId(key),
  key,
  title: `Trouble ${key}`,
  severity: 'sev3',
  status: 'investigating',
  commander: null,
  commanderSince: 0,
  declaredAt: 0,
  resolvedAt: null,
  closedAt: null,
  nextUpdateDueAt: null,
  openRoadblocks: 0,
  seq: 1,
  ...more,
})
const keys = (rows: readonly IncidentSummary[]) => rows.map((row) => row.key)
const alice = { personId: asPersonId('alice'), name: 'Alice Adams' }

test('[HOME5] the worst open incident is first, and one of unknown severity counts as a 2', () => {
  const { open } = sortIncidents([
    incident('INC-1', { severity: 'sev3', declaredAt: 9 }),
    incident('INC-2', { severity: 'unknown', declaredAt: 5 }),
    incident('INC-3', { severity: 'sev2', declaredAt: 7 }),
    incident('INC-4', { severity: 'sev1', declaredAt: 1 }),
  ])
  expect(keys(open)).toEqual(['INC-4', 'INC-3', 'INC-2', 'INC-1'])
})

test('[HOME5] what is over is apart, the latest first', () => {
  const { open, over } = sortIncidents([
    incident('INC-1', { status: 'resolved', resolvedAt: 50 }),
    incident('INC-2', { status: 'closed', resolvedAt: 20, closedAt: 90 }),
    incident('INC-3', { status: 'declined', declaredAt: 70 }),
    incident('INC-4', { status: 'triage' }),
  ])
  expect([keys(open), keys(over)]).toEqual([['INC-4'], ['INC-2', 'INC-3', 'INC-1']])
})

test('[HOME6] one line says how many are open and how bad the worst is', () => {
  expect(glanceSentence([])).toBe('No open incidents')
  expect(glanceSentence([incident('INC-1', { severity: 'sev2' })])).toBe('1 open incident, SEV-2')
  const two = sortIncidents([incident('INC-1'), incident('INC-2', { severity: 'unknown' })]).open
  expect(glanceSentence(two)).toBe('2 open incidents, worst is not known yet')
})

test('[HOME7] a filter finds all its words in title, key or commander, in any case and order', () => {
  const rows = [
    incident('INC-1', { title: 'Checkout errors in EU' }),
    incident('INC-2', { title: 'Login slow', commander: alice, severity: 'sev1' }),
  ]
  expect(keys(filterIncidents(rows, 'eu CHECKOUT', new Set()))).toEqual(['INC-1'])
  expect(keys(filterIncidents(rows, 'alice', new Set()))).toEqual(['INC-2'])
  expect(keys(filterIncidents(rows, 'inc-', new Set(['sev1'])))).toEqual(['INC-2'])
  expect(keys(filterIncidents(rows, '', new Set()))).toEqual(['INC-1', 'INC-2'])
})

test('[HOME8] a row lights the lamps the board would light', () => {
  const row = incident('INC-1', { severity: 'sev1', nextUpdateDueAt: 10 * MINUTE, openRoadblocks: 2 })
  const lit = (now: number) => rowLamps(row, now).map((lamp) => `${lamp.id} ${lamp.level}: ${lamp.label}`)
  expect(lit(30_000)).toEqual(['blocked caution: 2 roadblocks'])
  expect(lit(11 * MINUTE)).toEqual([
    'command alarm: No commander',
    'update alarm: Update overdue',
    'blocked caution: 2 roadblocks',
  ])
})

test('[HOME8] an incident with a commander, in time, or over, lights nothing', () => {
  expect(rowLamps(incident('INC-1', { commander: alice }), 60 * MINUTE)).toEqual([])
  expect(rowLamps(incident('INC-2', { status: 'resolved', openRoadblocks: 1 }), 60 * MINUTE)).toEqual([])
})
