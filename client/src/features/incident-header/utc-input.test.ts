import { expect, test } from 'vitest'
import { instantOfUtcInput, utcInputValue } from './utc-input.ts'

test('[HEAD1] a corrected time is read and written in UTC, whatever zone the laptop has', () => {
  const at = Date.UTC(2026, 10, 23, 15, 16)
  expect(utcInputValue(at)).toBe('2026-11-23T15:16')
  expect(instantOfUtcInput('2026-11-23T15:16')).toBe(at)
  expect(instantOfUtcInput('2026-11-23T15:16:30')).toBe(at + 30_000)
})

test('[HEAD2] an empty or broken field means no time, never a wrong one', () => {
  expect(utcInputValue(null)).toBe('')
  for (const value of ['', 'yesterday', '2026-13-40T25:61', '15:16'])
    expect(instantOfUtcInput(value)).toBeNull()
})
