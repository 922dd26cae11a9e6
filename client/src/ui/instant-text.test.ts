import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockText, dateText, instantText, utcText, wholeText, zoneName } from './instant-text.ts'

const AT = Date.UTC(2026, 10, 23, 15, 16, 40)
const DAY = 24 * 3_600_000

test('[UI6] a time carries its zone, and its date once it is not today', () => {
  expect(utcText(AT, AT + 60_000)).toBe('15:16 UTC')
  expect(utcText(AT, AT + 60_000, true)).toBe('15:16:40 UTC')
  expect(utcText(AT, AT + DAY)).toBe('23 Nov 2026, 15:16 UTC')
})

test('[UI14] in the reader’s own zone a time names that one, summer and winter apart', () => {
  expect(instantText(AT, AT, 'Europe/Berlin')).toBe('16:16 CET')
  expect(instantText(Date.UTC(2026, 6, 1, 12), Date.UTC(2026, 6, 1, 12), 'Europe/Berlin')).toBe('14:00 CEST')
  expect(instantText(AT, AT, 'Asia/Kolkata', true)).toBe('20:46:40 GMT+5:30')
})

test('[UI14] whether it is today is asked in the zone that is shown', () => {
  const lateEvening = Date.UTC(2026, 10, 23, 23, 30)
  expect(instantText(lateEvening, lateEvening + 3_600_000, 'UTC')).toBe('23 Nov 2026, 23:30 UTC')
  expect(instantText(lateEvening, lateEvening + 3_600_000, 'Asia/Kolkata')).toBe('05:00 GMT+5:30')
  expect(dateText(lateEvening, 'Asia/Kolkata')).toBe('24 Nov 2026')
})

test('[UI6] midnight is 00:00, never 24:00', () => {
  expect(clockText(Date.UTC(2026, 0, 1), 'UTC')).toBe('00:00')
})

test('[UI6] the other zone is named in full', () => {
  expect(wholeText(AT, 'Europe/Berlin')).toBe('Mon 23 Nov, 16:16 CET')
  expect(wholeText(AT, 'America/St_Johns')).toBe('Mon 23 Nov, 11:46 GMT-3:30')
})

test('[UI14] whatever the zone and the instant, the text ends with the name of the zone', () => {
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Pacific/Chatham',
  )
  const instant = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) })
  fc.assert(
    fc.property(zone, instant, instant, (name, at, now) => {
      expect(instantText(at, now, name)).toMatch(/\d\d:\d\d \S+$/)
      expect(instantText(at, now, name).endsWith(zoneName(at, name))).toBe(true)
    }),
  )
})
