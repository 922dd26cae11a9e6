import { expect, test } from 'vitest'
import {
  aBoard,
  aHypothesis,
  anAction,
  anEvidence,
  aRecord,
  aRoadblock,
  BOB,
  DECLARED_AT,
  someFacts,
} from '../testing/incident-builders.ts'
import { briefText, handoverBrief } from './handover-brief.ts'

const MINUTE = 60_000
const now = DECLARED_AT + 80 * MINUTE

const partOf = (parts: ReturnType<typeof handoverBrief>, title: string) =>
  parts.find((part) => part.title === title)?.lines

test('[BRIEF1] the brief tells what was decided, what is open and what is ruled out by what, what runs and for how long', () => {
  const record = aRecord({
    incident: someFacts({ nextUpdateDueAt: now + 12 * MINUTE }),
    roadblocks: { r1: aRoadblock({ number: 2, needed: 'A DBA', raisedAt: now - 5 * MINUTE, takenBy: BOB }) },
    decisions: {
      d1: {
        number: 1,
        statement: 'Freeze deploys',
        alternatives: '',
        revisitWhen: 'the queue is empty',
        proposedBy: BOB,
        proposedAt: DECLARED_AT,
        closesAt: DECLARED_AT + 2 * MINUTE,
        objections: [],
        outcome: 'decided',
        closedAt: DECLARED_AT + 2 * MINUTE,
        closedBy: null,
        note: '',
      },
    },
    publishedUpdates: [
      {
        number: 1,
        whatHappened: 'Payments fail',
        impact: 'One in five',
        nextSteps: '',
        nextUpdateDueAt: null,
        publishedAt: now - 18 * MINUTE,
        publishedBy: BOB,
      },
    ],
  })
  const board = aBoard({
    impact: 'One in five orders',
    hypotheses: [
      aHypothesis({
        id: 'h1',
        number: 1,
        statement: 'Pool too small',
        status: 'testing',
        nextTest: 'double it',
      }),
      aHypothesis({ id: 'h2', number: 2, statement: 'Bad deploy', status: 'ruledOut' }),
    ],
    evidence: [anEvidence({ hypothesisId: 'h2', stance: 'against', text: 'It began before the deploy' })],
    actions: [
      anAction({ number: 4, title: 'Drain eu-2', timeBoxUntil: now + 7 * MINUTE }),
      anAction({
        id: 'a2',
        number: 5,
        title: 'Read the slow log',
        owner: null,
        timeBoxUntil: now - 3 * MINUTE,
      }),
      anAction({ id: 'a3', number: 6, title: 'Over', state: 'done' }),
    ],
  })
  const parts = handoverBrief(record, board, now)
  expect(partOf(parts, 'So far')).toEqual([
    'INC-7 Checkout errors in EU, SEV-1, Identified, for 1 h 20 min',
    'Impact: One in five orders',
  ])
  expect(partOf(parts, 'Decided')).toEqual(['D1 Freeze deploys, again when: the queue is empty'])
  expect(partOf(parts, 'We think')).toEqual(['H1 Pool too small (testing, next: double it)'])
  expect(partOf(parts, 'Ruled out')).toEqual(['H2 Bad deploy by: It began before the deploy'])
  expect(partOf(parts, 'Running')).toEqual([
    '4 Drain eu-2 (Bob Berg, 7 min left)',
    '5 Read the slow log (nobody, 3 min late)',
  ])
  expect(partOf(parts, 'Blocked')).toEqual(['B2 A DBA (5 min, Bob Berg is clearing it)'])
  expect(partOf(parts, 'Told')).toEqual(['18 min ago: Payments fail', 'next update in 12 min'])
  expect(partOf(parts, 'Without asking you may')).toEqual([
    'roll back any change',
    'fail over to another site',
    'page anyone, at any hour',
  ])
})

test('[BRIEF2] of a new incident every part says that there is nothing, and the text has one line for each', () => {
  const parts = handoverBrief(aRecord(), aBoard(), DECLARED_AT)
  for (const { lines } of parts) expect(lines.length).toBeGreaterThan(0)
  expect(briefText(parts).split('\n')).toHaveLength(parts.length)
})
