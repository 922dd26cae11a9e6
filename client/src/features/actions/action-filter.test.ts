import { ALICE, anAction, BOB, DECLARED_AT } from '@warroom/shared/testing/incident-builders.ts'
import { expect, test } from 'vitest'
import { actionsInView, countsByFilter } from './action-filter.ts'

const MINUTE = 60_000
const viewer = { personId: BOB, now: DECLARED_AT + 30 * MINUTE }
const board = [
  anAction({ id: 'done', state: 'done' }),
  anAction({ id: 'mine', owner: BOB }),
  anAction({ id: 'late', owner: ALICE, timeBoxUntil: DECLARED_AT + 20 * MINUTE }),
  anAction({ id: 'dropped', state: 'dropped', owner: null }),
  anAction({ id: 'nobodys', owner: null, state: 'doing', timeBoxUntil: DECLARED_AT + 40 * MINUTE }),
  anAction({ id: 'afterwards', kind: 'followUp', owner: null }),
  anAction({ id: 'lateButDone', state: 'done', owner: BOB, timeBoxUntil: DECLARED_AT }),
]
const shown = (filter: Parameters<typeof actionsInView>[1]) =>
  actionsInView(board, filter, viewer).map((action) => action.id)

test('[ACT1] done actions sink below unfinished ones, and dropped ones are left out of "all"', () => {
  expect(shown('all')).toEqual(['mine', 'late', 'nobodys', 'afterwards', 'done', 'lateButDone'])
  expect(shown('dropped')).toEqual(['dropped'])
})

test('[ACT2] mine, unowned and late show unfinished work only', () => {
  expect(shown('mine')).toEqual(['mine'])
  expect(shown('unowned')).toEqual(['nobodys'])
  expect(shown('late')).toEqual(['late'])
})

test('[ACT2] the number on a filter is the number of its rows', () => {
  const counts = countsByFilter(board, viewer)
  expect(counts).toEqual({ all: 6, mine: 1, unowned: 1, late: 1, done: 2, dropped: 1 })
})
