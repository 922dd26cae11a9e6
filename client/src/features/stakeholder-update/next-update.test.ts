import { expect, test } from 'vitest'
import { nextAtClock, nextUpdateAt, spanWords } from './next-update.ts'

const MINUTE = 60_000
const now = Date.UTC(2026, 0, 5, 15, 20, 30)

test('[UPDUI2] a time of day is the next such moment in UTC, tomorrow when it has passed today', () => {
  expect(nextAtClock('15:50', now)).toBe(Date.UTC(2026, 0, 5, 15, 50))
  expect(nextAtClock('15:20', now)).toBe(Date.UTC(2026, 0, 6, 15, 20))
  expect(nextAtClock('00:00', now)).toBe(Date.UTC(2026, 0, 6))
  for (const no of ['', '24:00', '15:60', 'noon', '15:5']) expect(nextAtClock(no, now)).toBeNull()
})

test('[UPDUI3] without a choice the promise follows the rhythm of the severity, or an hour where there is none', () => {
  const facts = { clock: '', now }
  expect(nextUpdateAt('rhythm', { ...facts, cadenceMin: 30 })).toBe(now + 30 * MINUTE)
  expect(nextUpdateAt('rhythm', { ...facts, cadenceMin: null })).toBe(now + 60 * MINUTE)
  expect(nextUpdateAt('15', { ...facts, cadenceMin: 30 })).toBe(now + 15 * MINUTE)
  expect(nextUpdateAt('clock', { clock: '16:00', cadenceMin: 30, now })).toBe(Date.UTC(2026, 0, 5, 16, 0))
  expect(nextUpdateAt('clock', { clock: '', cadenceMin: 30, now })).toBeNull()
})

test('[UPDUI3] spans are said in words', () => {
  expect([10, 60, 120].map(spanWords)).toEqual(['in 10 minutes', 'in an hour', 'in 2 hours'])
})
