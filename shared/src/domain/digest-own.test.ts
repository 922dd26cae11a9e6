import { expect, test } from 'vitest'
import {
  ALICE,
  aBoard,
  aHypothesis,
  anAction,
  aRecord,
  BOB,
  CAROL,
  DECLARED_AT,
  ruledOutEntry,
} from '../testing/incident-builders.ts'
import { digest } from './digest.ts'
import { type SeenView, seenState } from './seen-state.ts'

test('[DIG8] what somebody proposed, added or settled themselves is no news to them, and to the others it is', () => {
  const before: SeenView = {
    record: aRecord(),
    board: aBoard({ hypotheses: [aHypothesis({ id: 'old' })] }),
    here: null,
  }
  const view: SeenView = {
    here: null,
    record: aRecord({ timeline: [ruledOutEntry('old', DECLARED_AT + 2)] }),
    board: aBoard({
      hypotheses: [
        aHypothesis({ id: 'old', status: 'ruledOut' }),
        aHypothesis({ id: 'new', createdBy: BOB }),
      ],
      actions: [anAction({ id: 'mine', owner: ALICE, createdBy: BOB })],
    }),
  }
  const kinds = (me: typeof BOB) =>
    digest({ seen: seenState(before, DECLARED_AT + 1), view, me, now: DECLARED_AT + 3 }).map(
      ({ kind }) => kind,
    )
  expect(kinds(CAROL)).toEqual(['ruledOut', 'proposed', 'added'])
  expect(kinds(BOB)).toEqual([])
})
