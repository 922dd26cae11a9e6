import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inputValue, instantOfInput, nextAtClock } from './instant-input.ts'

const MINUTE = 60_000
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
]
const zone = fc.constantFrom(...ZONES)
const instant = fc
  .integer({ min: Date.UTC(2020, 0) / MINUTE, max: Date.UTC(2035, 0) / MINUTE })
  .map((minutes) => minutes * MINUTE)

test('[HEAD1] a corrected time is read and written in the zone its field names, whatever the laptop has', () => {
  const at = Date.UTC(2026, 10, 23, 15, 16)
  expect(inputValue(at, 'UTC')).toBe('2026-11-23T15:16')
  expect(instantOfInput('2026-11-23T15:16', 'UTC')).toBe(at)
  expect(instantOfInput('2026-11-23T15:16:30', 'UTC')).toBe(at + 30_000)
  expect(inputValue(at, 'Asia/Kolkata')).toBe('2026-11-23T20:46')
  expect(instantOfInput('2026-11-23T20:46', 'Asia/Kolkata')).toBe(at)
})

test('[HEAD2] an empty or broken field means no time, never a wrong one', () => {
  expect(inputValue(null, 'UTC')).toBe('')
  for (const value of ['', 'yesterday', '2026-13-40T25:61', '15:16'])
    for (const name of ZONES) expect(instantOfInput(value, name)).toBeNull()
})

test('[HEAD1] what a field shows means the same moment again, on the days clocks are changed too', () => {
  fc.assert(
    fc.property(zone, instant, (name, at) => {
      const shown = inputValue(at, name)
      const meant = instantOfInput(shown, name)
      expect(meant).not.toBeNull()
      expect(inputValue(meant, name)).toBe(shown)
      // Only the hour that happens twice may mean its other self.
      expect(Math.abs((meant ?? 0) - at)).toBeLessThanOrEqual(60 * MINUTE)
    }),
  )
})

test('[UPDUI2] a time of day is the next such moment in the zone, tomorrow when it has passed today', () => {
  const now = Date.UTC(2026, 0, 5, 15, 20, 30)
  expect(nextAtClock('15:50', now, 'UTC')).toBe(Date.UTC(2026, 0, 5, 15, 50))
  expect(nextAtClock('15:20', now, 'UTC')).toBe(Date.UTC(2026, 0, 6, 15, 20))
  expect(nextAtClock('00:00', now, 'UTC')).toBe(Date.UTC(2026, 0, 6))
  expect(nextAtClock('16:50', now, 'Europe/Berlin')).toBe(Date.UTC(2026, 0, 5, 15, 50))
  for (const no of ['', '24:00', '15:60', 'noon', '15:5']) expect(nextAtClock(no, now, 'UTC')).toBeNull()
})

test('[UPDUI2] a promised time of day lies ahead, within a day and the change of clocks', () => {
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
  fc.assert(
    fc.property(zone, clock, instant, (name, at, now) => {
      const next = nextAtClock(at, now, name) ?? 0
      expect(next).toBeGreaterThan(now)
      expect(next - now).toBeLessThanOrEqual(25 * 60 * MINUTE)
    }),
  )
})
