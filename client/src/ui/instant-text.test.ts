import { expect, test } from 'vitest'
import { localText, utcClock, utcText } from './instant-text.ts'

const AT = Date.UTC(2026, 10, 23, 15, 16, 40)

test('[UI6] a time in the room carries its zone, and its date once it is not today', () => {
  expect(utcText(AT, AT + 60_000)).toBe('15:16 UTC')
  expect(utcText(AT, AT + 60_000, true)).toBe('15:16:40 UTC')
  expect(utcText(AT, AT + 24 * 3_600_000)).toBe('23 Nov 2026, 15:16 UTC')
})

test('[UI6] midnight is 00:00, never 24:00', () => {
  expect(utcClock(Date.UTC(2026, 0, 1))).toBe('00:00')
})

test("[UI6] the reader's own time names their zone", () => {
  expect(localText(AT, 'Europe/Berlin')).toBe('Mon 23 Nov, 16:16 CET')
  expect(localText(AT, 'America/St_Johns')).toBe('Mon 23 Nov, 11:46 GMT-3:30')
})
