import { expect, test } from 'vitest'
import { savedState as savedStateIn } from './saved-state.ts'

const savedState = (facts: Parameters<typeof savedStateIn>[0]) => savedStateIn(facts, 'UTC')

const live = {
  status: 'live',
  unsavedEdits: 0,
  lastContactAt: Date.UTC(2026, 10, 23, 15, 16, 40),
  storageUnavailable: false,
  offlineSince: null,
  keepsNoCopy: false,
} as const

test('[STRIP1] the strip says where the edits are: on the server, on this device, or on their way', () => {
  expect(savedState(live)).toBe('All changes on the server')
  expect(savedState({ ...live, unsavedEdits: 1 })).toBe('Saving 1 change…')
  expect(savedState({ ...live, status: 'offline', offlineSince: 1, unsavedEdits: 3 })).toBe(
    '3 changes on this device, last contact 15:16:40 UTC',
  )
  expect(savedState({ ...live, status: 'offline', offlineSince: 1 })).toBe(
    'Offline, last contact 15:16:40 UTC',
  )
})

test('[STRIP2] a browser that keeps no copy is not said to keep one', () => {
  expect(
    savedState({ ...live, status: 'offline', offlineSince: 1, unsavedEdits: 2, keepsNoCopy: true }),
  ).toContain('2 changes in this tab only')
})

test('[STRIP3] a server that cannot save is named, not hidden behind “saving”', () => {
  expect(savedState({ ...live, storageUnavailable: true, unsavedEdits: 2 })).toBe(
    'The server cannot save. 2 changes on this device',
  )
})

test('[UI14] the last contact is told in the zone that is shown', () => {
  expect(savedStateIn({ ...live, status: 'offline', offlineSince: 1 }, 'Asia/Kolkata')).toBe(
    'Offline, last contact 20:46:40 GMT+5:30',
  )
})
