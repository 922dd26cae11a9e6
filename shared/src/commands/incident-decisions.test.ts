import { expect, test } from 'vitest'
import { INCIDENT_STATUSES, legalSteps, STATUS_LABEL } from '../domain/incident-status.ts'
import { SEVERITIES } from '../domain/severity.ts'
import { alice, bob, DecidedIncident, eventsOf, refusalOf } from '../testing/decided-incident.ts'
import { ALICE, aRecord, BOB, DECLARED_AT, someFacts } from '../testing/incident-builders.ts'
import { SequentialIds } from '../testing/sequential-ids.ts'
import { decide } from './decide.ts'

const MINUTE = 60_000
const context = { now: DECLARED_AT, named: null, ids: new SequentialIds() }

test('[INC6] a declaration makes nobody commander unless asked to, and promises a first update soon', () => {
  const { record } = new DecidedIncident()
  expect(record.roles.commander?.holder).toBeNull()
  expect(record.incident).toMatchObject({ status: 'declared', declaredBy: ALICE, declaredAt: DECLARED_AT })
  expect(record.incident.nextUpdateDueAt).toBe(DECLARED_AT + 5 * MINUTE)
  expect(new DecidedIncident({ takeCommand: true }).record.roles.commander?.holder).toBe(ALICE)
})

for (const from of INCIDENT_STATUSES) {
  test.each(INCIDENT_STATUSES)(
    `[INC1] from ${from} to %s is allowed exactly when it is a legal step`,
    (to) => {
      const record = aRecord({ incident: someFacts({ status: from }) })
      const decision = decide(
        record,
        { id: 'c', type: 'changeStatus', status: to, reason: 'why' },
        alice,
        context,
      )
      if (legalSteps(from).includes(to)) expect(eventsOf(decision)).toEqual(['statusChanged'])
      else {
        expect(decision).toMatchObject({ refusal: { code: 'illegalStep', legal: legalSteps(from) } })
        const message = decision.ok ? '' : decision.refusal.message
        for (const step of legalSteps(from)) expect(message).toContain(STATUS_LABEL[step])
      }
    },
  )
}

test('[INC3] reopening needs a reason, promises the next update anew and forgets when it ended', () => {
  const incident = new DecidedIncident()
  incident.must(alice, { type: 'changeStatus', status: 'resolved' })
  incident.must(alice, { type: 'changeStatus', status: 'closed' })
  expect(incident.record.incident).toMatchObject({ resolvedAt: DECLARED_AT, closedAt: DECLARED_AT })
  incident.now += 60 * MINUTE
  expect(refusalOf(incident.ask(bob, { type: 'changeStatus', status: 'investigating' }))).toBe(
    'reasonRequired',
  )
  incident.must(bob, { type: 'changeStatus', status: 'investigating', reason: 'Errors are back' })
  expect(incident.record.incident).toMatchObject({
    status: 'investigating',
    resolvedAt: null,
    closedAt: null,
    mitigatedAt: null,
    nextUpdateDueAt: incident.now + 30 * MINUTE,
  })
})

test('[INC4] nothing is due any more once an incident is over', () => {
  for (const status of ['resolved', 'declined'] as const) {
    const incident = new DecidedIncident()
    incident.must(alice, { type: 'changeStatus', status })
    expect(incident.record.incident.nextUpdateDueAt).toBeNull()
    incident.must(alice, { type: 'changeSeverity', severity: 'sev2' })
    incident.must(alice, { type: 'publishUpdate', whatHappened: 'It is over', impact: 'None' })
    expect(incident.record.incident.nextUpdateDueAt).toBeNull()
  }
})

test('[INC5] the first moment at which harm had stopped stays the time of mitigation', () => {
  const incident = new DecidedIncident()
  incident.must(alice, { type: 'changeStatus', status: 'monitoring' })
  incident.now += 10 * MINUTE
  incident.must(alice, { type: 'changeStatus', status: 'resolved' })
  expect(incident.record.incident).toMatchObject({ mitigatedAt: DECLARED_AT, resolvedAt: incident.now })
})

test('[SEV3] raising the severity shortens the promise, and no change makes people wait longer', () => {
  for (const from of SEVERITIES) {
    for (const to of SEVERITIES) {
      const incident = new DecidedIncident({ severity: from })
      const promised = incident.now + 20 * MINUTE
      incident.must(alice, {
        type: 'publishUpdate',
        whatHappened: 'x',
        impact: 'y',
        nextUpdateDueAt: promised,
      })
      incident.must(alice, { type: 'changeSeverity', severity: to })
      const due = incident.record.incident.nextUpdateDueAt
      expect(due).toBeLessThanOrEqual(promised)
    }
  }
  const slow = new DecidedIncident({ severity: 'sev3' })
  slow.must(alice, { type: 'publishUpdate', whatHappened: 'x', impact: 'y' })
  slow.must(alice, { type: 'changeSeverity', severity: 'sev1' })
  expect(slow.record.incident.nextUpdateDueAt).toBe(slow.now + 30 * MINUTE)
})

test('[SEV4] changing the severity to what it is does nothing', () => {
  expect(new DecidedIncident().ask(alice, { type: 'changeSeverity', severity: 'sev1' })).toEqual({
    ok: true,
    events: [],
  })
})

test('[INC7] title and milestones are corrected, and what was there before is kept', () => {
  const incident = new DecidedIncident()
  const began = DECLARED_AT - 10 * MINUTE
  incident.must(bob, {
    type: 'correctIncident',
    title: 'Checkout errors in EU and UK',
    impactStartedAt: began,
    timestamps: { detectedAt: new Date(began).toISOString() },
    reason: 'Seen in the graphs',
  })
  const { incident: facts, corrections } = incident.record
  expect(facts).toMatchObject({
    title: 'Checkout errors in EU and UK',
    impactStartedAt: began,
    detectedAt: began,
  })
  expect(corrections).toEqual([
    {
      field: 'title',
      from: 'Checkout errors in EU',
      to: 'Checkout errors in EU and UK',
      at: incident.now,
      by: BOB,
    },
    { field: 'impactStartedAt', from: null, to: began, at: incident.now, by: BOB },
    { field: 'detectedAt', from: null, to: began, at: incident.now, by: BOB },
  ])
})

test('[INC7] a milestone can be cleared, at the top as among the timestamps', () => {
  for (const cleared of [{ detectedAt: null }, { timestamps: { detectedAt: null } }]) {
    const incident = new DecidedIncident()
    incident.must(bob, { type: 'correctIncident', detectedAt: DECLARED_AT })
    incident.must(bob, { type: 'correctIncident', ...cleared })
    expect(incident.record.incident.detectedAt).toBeNull()
  }
})

test('[INC8] a milestone cannot lie in the future', () => {
  const incident = new DecidedIncident()
  for (const milestone of ['impactStartedAt', 'detectedAt', 'declaredAt', 'mitigatedAt', 'resolvedAt']) {
    const correct = (at: number) =>
      refusalOf(incident.ask(alice, { type: 'correctIncident', [milestone]: at }))
    expect([milestone, correct(incident.now + 2 * MINUTE)]).toEqual([milestone, 'invalid'])
    expect([milestone, correct(incident.now)]).toEqual([milestone, null])
  }
})

test('[INC8] a correction cannot end before the beginning, undo the declaration or name nothing', () => {
  const incident = new DecidedIncident()
  const correct = (what: object) => refusalOf(incident.ask(alice, { type: 'correctIncident', ...what }))
  expect(correct({ resolvedAt: DECLARED_AT - MINUTE })).toBe('invalid')
  expect(correct({ resolvedAt: DECLARED_AT - MINUTE, impactStartedAt: DECLARED_AT - 2 * MINUTE })).toBeNull()
  expect(correct({ declaredAt: null })).toBe('invalid')
  expect(correct({})).toBe('invalid')
  expect(correct({ timestamps: {} })).toBe('invalid')
})

test('[TL2] a note may be back-dated and not post-dated', () => {
  const incident = new DecidedIncident()
  const at = DECLARED_AT - 15 * MINUTE
  incident.must(bob, { type: 'noteTimeline', text: 'Deploy of 4.12 started', at })
  expect(incident.record.timeline.at(-1)).toMatchObject({
    kind: 'note',
    text: 'Bob Berg: Deploy of 4.12 started',
    at,
    recordedAt: incident.now,
  })
  expect(
    refusalOf(incident.ask(bob, { type: 'noteTimeline', text: 'x', at: incident.now + 2 * MINUTE })),
  ).toBe('invalid')
})

test('[TL2] a clock that is a little fast does not put a note into the future', () => {
  const incident = new DecidedIncident()
  incident.must(bob, { type: 'noteTimeline', text: 'x', at: incident.now + 30_000 })
  expect(incident.record.timeline.at(-1)?.at).toBe(incident.now)
})
