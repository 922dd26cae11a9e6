import { expect, test } from 'vitest'
import { anAction } from '../testing/incident-builders.ts'
import { ACTION_KINDS, ACTION_STATES, changesProduction, isUnfinished, lateByMs } from './action.ts'

const NOW = 1_000_000

test('[ACTN1] an action is late by how far its time-box has passed', () => {
  expect(lateByMs(anAction({ timeBoxUntil: NOW - 90_000 }), NOW)).toBe(90_000)
})

test('[ACTN1] exactly at its time-box, before it, or without one, an action is in time', () => {
  for (const timeBoxUntil of [NOW, NOW + 1, null])
    expect(lateByMs(anAction({ timeBoxUntil }), NOW)).toBeNull()
})

test('[ACTN1] what is done or dropped is never late', () => {
  const late = ACTION_STATES.filter((state) => lateByMs(anAction({ state, timeBoxUntil: 0 }), NOW) !== null)
  expect(late).toEqual(['open', 'doing'])
  expect(late).toEqual(ACTION_STATES.filter((state) => isUnfinished({ state })))
})

test('[ACTN2] only what mitigates is asked for its risk and the way back', () => {
  expect(ACTION_KINDS.filter((kind) => changesProduction({ kind }))).toEqual(['mitigate'])
})
