import { expect, test } from 'vitest'
import { missingForUpdate } from './missing-for-update.ts'

test('[UPDUI1] an update says what happened and whom it affects, or what is missing in words', () => {
  expect(missingForUpdate({ whatHappened: 'Some payments fail', impact: 'Card users in the EU' })).toBeNull()
  expect(missingForUpdate({ whatHappened: '', impact: 'x' })).toBe(
    'Say what happened before it is published.',
  )
  expect(missingForUpdate({ whatHappened: ' ', impact: ' ' })).toBe(
    'Say what happened and whom it affects before it is published.',
  )
})
