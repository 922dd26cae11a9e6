import { expect, test } from 'vitest'
import { growthPerHour, inWholeWindows, lowest, middle } from './slope.ts'

test('[ENDURE1] growth is seen through a saw of garbage, and a saw alone is none', () => {
  const saw = (growth: number) =>
    Array.from({ length: 600 }, (_, i) => ({
      at: i * 3,
      value: 100 + (i % 17) * 4 + (growth * i * 3) / 3_600,
    }))
  expect(growthPerHour(lowest(saw(0), 60))).toBeCloseTo(0, 0)
  expect(growthPerHour(lowest(saw(50), 60))).toBeCloseTo(50, 0)
  expect(growthPerHour([])).toBe(0)
  // Lines that break in the first minutes only are no growth; one more that stays open every five minutes is.
  const lines = (leak: number) =>
    Array.from({ length: 600 }, (_, i) => ({
      at: i * 3,
      value: i < 200 && i % 20 === 0 ? 3 : 20 + Math.floor(i / 100) * leak,
    }))
  expect(growthPerHour(middle(lines(0), 60))).toBe(0)
  expect(growthPerHour(middle(lines(1), 60))).toBeGreaterThan(6)
})

test('[ENDURE1] a last minute in which lines break is no growth, though no whole window came after it', () => {
  const minutes = Array.from({ length: 31 * 20 }, (_, i) => ({ at: i * 3, value: i < 30 * 20 ? 22 : 28 }))
  expect(growthPerHour(middle(minutes, 180))).toBeGreaterThan(1)
  expect(growthPerHour(middle(inWholeWindows(minutes, 180), 180))).toBe(0)
})
