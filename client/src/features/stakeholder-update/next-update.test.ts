import { expect, test } from 'vitest'
import { nextUpdateAt, spanWords } from './next-update.ts'

const MINUTE = 60_000
const now = Date.UTC(2026, 0, 5, 15, 20, 30)

test('[UPDUI3] without a choice the promise follows the rhythm of the severity, or an hour where there is none', () => {
  const facts = { clock: '', zone: 'UTC', now }
  expect(nextUpdateAt('rhythm', { ...facts, cadenceMin: 30 })).toBe(now + 30 * MINUTE)
  expect(nextUpdateAt('rhythm', { ...facts, cadenceMin: null })).toBe(now + 60 * MINUTE)
  expect(nextUpdateAt('15', { ...facts, cadenceMin: 30 })).toBe(now + 15 * MINUTE)
  expect(nextUpdateAt('clock', { clock: '16:00', zone: 'UTC', cadenceMin: 30, now })).toBe(
    Date.UTC(2026, 0, 5, 16, 0),
  )
  expect(nextUpdateAt('clock', { clock: '', zone: 'UTC', cadenceMin: 30, now })).toBeNull()
})

test('[UPDUI3] spans are said in words', () => {
  expect([10, 60, 120].map(spanWords)).toEqual(['in 10 minutes', 'in an hour', 'in 2 hours'])
})
