import { expect, test } from 'vitest'
import {
  ALICE,
  aBoard,
  aCall,
  aConcern,
  aDecision,
  aQuestion,
  aRecord,
  BOB,
  CAROL,
  DECLARED_AT,
} from '../testing/incident-builders.ts'
import { digest } from './digest.ts'
import { type SeenView, seenState } from './seen-state.ts'

const after = (minutes: number) => DECLARED_AT + minutes * 60_000
const BEFORE: SeenView = { record: aRecord(), board: aBoard(), here: [ALICE, BOB] }

test('[DIG7] what was decided, asked, answered, called for and worried about since is told, and one’s own is not', () => {
  const record = aRecord({
    decisions: {
      over: aDecision({
        number: 1,
        outcome: 'decided',
        closedAt: after(4),
        closedBy: BOB,
        objections: [{ id: 'o', by: ALICE, at: after(3), text: 'The replica lags', late: false }],
      }),
      silence: aDecision({ number: 2, statement: 'Write to all', closesAt: after(5) }),
      open: aDecision({ number: 3, statement: 'Freeze', proposedAt: after(8), closesAt: after(12) }),
      before: aDecision({ number: 4, outcome: 'decided', closedAt: after(0), closedBy: BOB }),
      withdrawn: aDecision({ number: 5, proposedAt: after(8), outcome: 'withdrawn', closedAt: after(9) }),
    },
    questions: {
      answered: aQuestion({
        text: 'What do you need?',
        answer: 'A DBA',
        answeredBy: BOB,
        answeredAt: after(3),
      }),
      asked: aQuestion({ number: 2, text: 'Who is affected?', askedAt: after(6) }),
    },
    callsForHelp: {
      open: aCall({ by: BOB, at: after(7), note: 'The console is locked' }),
      over: aCall({ at: after(7), clearedBy: BOB, clearedAt: after(8) }),
    },
    concerns: {
      c: aConcern({ text: 'The backup is from Monday', raisedAt: after(7) }),
      seen: aConcern({ number: 2, raisedAt: after(7), acknowledgedBy: BOB, acknowledgedAt: after(8) }),
    },
  })
  const told = (me: typeof BOB) =>
    digest({ seen: seenState(BEFORE, after(1)), view: { ...BEFORE, record }, me, now: after(10) })
  expect(told(CAROL).map(({ text }) => text)).toEqual([
    'Bob Berg decided over an objection: D1 “Take all pods back to 4.11”',
    'Decided, as nobody objected: D2 “Write to all”',
    'Alice Ames proposed D3 “Freeze”, you may still object',
    'Bob Berg would like a hand: “The console is locked”',
    'A concern: “The backup is from Monday”',
    'Alice Ames asks: “Who is affected?”',
    'Bob Berg answered “What do you need?”: “A DBA”',
  ])
  expect(told(BOB).map(({ kind }) => kind)).toEqual(['decided', 'deciding', 'concern', 'asked'])
})
