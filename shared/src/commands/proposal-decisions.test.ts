import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisionStanding } from '../domain/incident-decision.ts'
import { alice, bob, carol, DecidedIncident, dave, refusalOf } from '../testing/decided-incident.ts'
import { ALICE, BOB } from '../testing/incident-builders.ts'
import { nextSettling, settledDecisions } from './proposal-decisions.ts'

const proposal = { type: 'proposeDecision', statement: 'Fail over to the replica' } as const

function proposed(more: { windowSeconds?: number } = {}) {
  const incident = new DecidedIncident({ takeCommand: true })
  incident.must(bob, { ...proposal, alternatives: 'Wait', revisitWhen: 'Lag above 5 s', ...more })
  const [decisionId = ''] = Object.keys(incident.record.decisions)
  return { incident, decisionId, decision: () => incident.record.decisions[decisionId] }
}

test('[DECI1] a proposal is numbered, keeps what else could be done, and is open for two minutes unless said otherwise', () => {
  const { incident, decision } = proposed()
  expect(decision()).toMatchObject({
    number: 1,
    statement: 'Fail over to the replica',
    alternatives: 'Wait',
    revisitWhen: 'Lag above 5 s',
    proposedBy: BOB,
    closesAt: incident.now + 120_000,
    outcome: null,
    objections: [],
  })
  incident.must(bob, { ...proposal, windowSeconds: 30 })
  expect(Object.values(incident.record.decisions)[1]).toMatchObject({
    number: 2,
    closesAt: incident.now + 30_000,
  })
})

test('[DECI2] silence decides at the end of the window, and not a moment before', () => {
  const { incident, decisionId, decision } = proposed()
  const { closesAt = 0 } = decision() ?? {}
  expect(settledDecisions(incident.record, closesAt - 1)).toEqual([])
  expect(nextSettling(incident.record)).toBe(closesAt)
  incident.now = closesAt + 3_000
  incident.apply(settledDecisions(incident.record, incident.now)[0], bob)
  expect(decision()).toMatchObject({ outcome: 'decided', closedAt: closesAt, closedBy: null })
  expect(incident.record.timeline.at(-1)).toMatchObject({
    actor: null,
    kind: 'decision',
    subjectId: decisionId,
    text: 'Nobody objected, so it is decided: “Fail over to the replica”',
  })
  expect(nextSettling(incident.record)).toBeNull()
})

test('[DECI3] an objection in time leaves it to the commander, who says why it goes ahead', () => {
  const { incident, decisionId, decision } = proposed()
  incident.must(bob, { type: 'objectToDecision', decisionId, objection: 'The replica lags' })
  expect(settledDecisions(incident.record, incident.now + 999_000)).toEqual([])
  const close = { type: 'closeDecision', decisionId, outcome: 'decided' } as const
  expect(refusalOf(incident.ask(bob, close))).toBe('notHolder')
  expect(refusalOf(incident.ask(alice, close))).toBe('reasonRequired')
  incident.must(alice, { ...close, note: 'Ten seconds of orders are less than an hour of none' })
  expect(decision()).toMatchObject({ outcome: 'decided', closedBy: ALICE })
  expect(decision()?.objections).toMatchObject([{ by: BOB, text: 'The replica lags', late: false }])
})

test('[DECI4] who proposed it may withdraw it, and so may the commander; a note is welcome', () => {
  const { incident, decisionId, decision } = proposed()
  incident.must(bob, { type: 'closeDecision', decisionId, outcome: 'withdrawn', note: 'It recovered' })
  expect(decision()).toMatchObject({ outcome: 'withdrawn', note: 'It recovered' })
})

test('[DECI4] the commander may decide at once; without a commander anybody who responds may', () => {
  const first = proposed()
  first.incident.must(alice, {
    type: 'closeDecision',
    decisionId: first.decisionId,
    outcome: 'decided',
  })
  expect(first.decision()).toMatchObject({ outcome: 'decided', closedBy: ALICE })
  const second = proposed()
  second.incident.must(alice, { type: 'renounceRole', role: 'commander' })
  second.incident.must(bob, { type: 'closeDecision', decisionId: second.decisionId, outcome: 'decided' })
  expect(second.decision()).toMatchObject({ outcome: 'decided', closedBy: BOB })
})

test('[DECI5] what is closed stays closed: a late objection is kept beside it, and nobody closes it again', () => {
  const { incident, decisionId, decision } = proposed()
  incident.now += 121_000
  incident.must(bob, { type: 'objectToDecision', decisionId, objection: 'Too late, I know' })
  expect(decision()?.objections).toMatchObject([{ late: true }])
  incident.must(carol, proposal)
  const [, other = ''] = Object.keys(incident.record.decisions)
  incident.must(carol, { type: 'closeDecision', decisionId: other, outcome: 'withdrawn' })
  const again = { type: 'closeDecision', decisionId: other, outcome: 'decided' } as const
  expect(refusalOf(incident.ask(alice, again))).toBe('alreadyClosed')
  expect(refusalOf(incident.ask(bob, { type: 'objectToDecision', decisionId: other, objection: 'No' }))).toBe(
    'alreadyClosed',
  )
})

test.each(['nothing', 'constructor', '__proto__'])(
  '[DECI6] a decision called %s is not found',
  (decisionId) => {
    const incident = new DecidedIncident()
    const object = { type: 'objectToDecision', decisionId, objection: 'No' } as const
    expect(refusalOf(incident.ask(bob, object))).toBe('notFound')
    expect(refusalOf(incident.ask(bob, { type: 'closeDecision', decisionId, outcome: 'decided' }))).toBe(
      'notFound',
    )
  },
)

test('[DECI6] who looks on proposes nothing, objects to nothing and closes nothing', () => {
  const { incident, decisionId } = proposed()
  expect(refusalOf(incident.ask(dave, proposal))).toBe('forbidden')
  const object = { type: 'objectToDecision', decisionId, objection: 'No' } as const
  expect(refusalOf(incident.ask(dave, object))).toBe('forbidden')
})

test('[DECI7] whatever happens to it, a decision only moves on: open, perhaps contested, then decided or withdrawn for good', () => {
  const rank = { open: 0, contested: 1, decided: 2, withdrawn: 2 } as const
  const act = fc.oneof(
    fc.constant('object' as const),
    fc.constant('decide' as const),
    fc.constant('withdraw' as const),
    fc.constant('wait' as const),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 8 }), (acts) => {
      const { incident, decisionId, decision } = proposed()
      let before: keyof typeof rank = 'open'
      for (const next of acts) {
        if (next === 'wait') {
          incident.now += 70_000
          for (const event of settledDecisions(incident.record, incident.now)) incident.apply(event, bob)
        } else if (next === 'object') {
          incident.send(bob, { type: 'objectToDecision', decisionId, objection: 'I see a risk' })
        } else {
          const outcome = next === 'decide' ? 'decided' : 'withdrawn'
          incident.send(alice, { type: 'closeDecision', decisionId, outcome, note: 'Because' })
        }
        const now = decision()
        if (!now) throw new Error('The decision is gone')
        const standing = decisionStanding(now, incident.now)
        expect(rank[standing]).toBeGreaterThanOrEqual(rank[before])
        if (rank[before] === 2) expect(standing).toBe(before)
        before = standing
      }
    }),
  )
})
