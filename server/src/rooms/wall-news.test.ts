import {
  ALICE,
  aBoard,
  aDecision,
  aHypothesis,
  anEvidence,
  aRecord,
  BOB,
  DECLARED_AT,
  ruledOutEntry,
} from '@warroom/shared/testing/incident-builders.ts'
import { expect, test } from 'vitest'
import { newlyRuledOut, wallDecisions } from './wall-news.ts'

const MINUTE = 60_000
const NOW = DECLARED_AT + 84 * MINUTE
const whole = (text: string): string => text

test('[WALLP17] decisions that wait come first, the one that ends first on top; those just decided follow for a quarter of an hour', () => {
  const objections = [{ id: 'o1', by: BOB, at: NOW, text: 'The replica lags', late: false }]
  const closedAt = NOW - MINUTE
  const decisions = wallDecisions(
    aRecord({
      decisions: {
        later: aDecision({ closesAt: NOW + 2 * MINUTE }),
        soon: aDecision({ closesAt: NOW + MINUTE }),
        contested: aDecision({ closesAt: NOW - MINUTE, objections }),
        bySilence: aDecision({ closesAt: NOW - 2 * MINUTE }),
        decided: aDecision({ outcome: 'decided', closedAt, closedBy: ALICE }),
        withdrawn: aDecision({ outcome: 'withdrawn', closedAt, closedBy: ALICE }),
        long: aDecision({ closesAt: NOW - 15 * MINUTE }),
      },
    }),
    whole,
    NOW,
  )
  expect(decisions.map(({ id, standing }) => `${id} ${standing}`)).toEqual([
    'contested contested',
    'soon open',
    'later open',
    'decided decided',
    'bySilence decided',
  ])
})

test('[WALLP18] what was ruled out in the last quarter of an hour is told with the newest evidence against it', () => {
  const hypotheses = ['old', 'new', 'newest', 'untold'].map((id) =>
    aHypothesis({ id, statement: id, status: 'ruledOut' }),
  )
  const news = newlyRuledOut(
    aRecord({
      timeline: [
        ruledOutEntry('old', NOW - 15 * MINUTE),
        ruledOutEntry('new', NOW - 14 * MINUTE),
        ruledOutEntry('newest', NOW - MINUTE),
      ],
    }),
    aBoard({
      hypotheses: [...hypotheses, aHypothesis({ id: 'alive' })],
      evidence: [
        anEvidence({ id: 'e1', hypothesisId: 'new', stance: 'against', text: 'First', createdAt: NOW - 3 }),
        anEvidence({ id: 'e2', hypothesisId: 'new', stance: 'against', text: 'Second', createdAt: NOW - 2 }),
        anEvidence({ id: 'e3', hypothesisId: 'new', stance: 'for', text: 'For it', createdAt: NOW - 1 }),
      ],
    }),
    whole,
    NOW,
  )
  expect(news.map(({ statement, because }) => [statement, because])).toEqual([
    ['newest', ''],
    ['new', 'Second'],
  ])
})
