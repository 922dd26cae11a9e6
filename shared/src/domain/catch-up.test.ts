import { expect, test } from 'vitest'
import {
  aBoard,
  aHypothesis,
  anAction,
  aRecord,
  aRoadblock,
  DECLARED_AT,
} from '../testing/incident-builders.ts'
import { catchUp } from './catch-up.ts'

test('[DIG6] a late joiner reads what happens, what is thought and ruled out, what is needed, and where to help', () => {
  const summary = catchUp({
    here: null,
    record: aRecord({
      roadblocks: {
        young: aRoadblock({ number: 2, raisedAt: DECLARED_AT + 1 }),
        old: aRoadblock(),
        cleared: aRoadblock({ clearedAt: DECLARED_AT + 2 }),
      },
    }),
    board: aBoard({
      whatHappened: '\n  Card payments fail since 14:02\nand more',
      hypotheses: [
        aHypothesis({ id: 'p' }),
        aHypothesis({ id: 'x', status: 'ruledOut' }),
        aHypothesis({ id: 's', status: 'supported' }),
        aHypothesis({ id: 'parked', status: 'parked' }),
      ],
      actions: [
        anAction(),
        anAction({ id: 'free', owner: null }),
        anAction({ id: 'done', owner: null, state: 'done' }),
        anAction({ id: 'afterwards', owner: null, kind: 'followUp' }),
      ],
    }),
  })
  expect(summary.happening).toBe('Card payments fail since 14:02')
  expect(summary.thinking.map(({ id }) => id)).toEqual(['s', 'p'])
  expect(summary.ruledOut.map(({ id }) => id)).toEqual(['x'])
  expect(summary.needs.map(({ id }) => id)).toEqual(['old', 'young'])
  expect(summary.unowned.map(({ id }) => id)).toEqual(['free'])
  expect(summary.needsCommander).toBe(false)
})

test('[DIG6] without any text the title says what happens, and what does not fit is counted', () => {
  const hypotheses = Array.from({ length: 6 }, (_, i) => aHypothesis({ id: `h${i}` }))
  const summary = catchUp({ here: null, record: aRecord({ roles: {} }), board: aBoard({ hypotheses }) })
  expect(summary.happening).toBe('Checkout errors in EU')
  expect([summary.thinking.length, summary.more.thinking]).toEqual([4, 2])
  expect(summary.needsCommander).toBe(true)
})
