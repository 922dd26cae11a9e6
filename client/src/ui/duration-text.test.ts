import { describe, expect, test } from 'vitest'
import { countdownText, elapsedText, isoDuration, spanText } from './duration-text.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('elapsed', () => {
  test('[UI3] elapsed time reads hours, minutes and seconds, and hours run on past a day', () => {
    expect(elapsedText(HOUR + 24 * MINUTE + 7000)).toBe('01:24:07')
    expect(elapsedText(999)).toBe('00:00:00')
    expect(elapsedText(49 * HOUR)).toBe('49:00:00')
  })
  test('[UI3] a clock that runs ahead of the server never shows a negative time', () => {
    expect(elapsedText(-5000)).toBe('00:00:00')
    expect(spanText(-5000)).toBe('under 1 min')
  })
})

describe('countdown', () => {
  test('[UI4] a countdown reaches 00:00 only when its time is up', () => {
    expect(countdownText(4 * MINUTE + 12_000)).toBe('04:12')
    expect(countdownText(1)).toBe('00:01')
    expect(countdownText(0)).toBe('00:00')
    expect(countdownText(HOUR + 4 * MINUTE)).toBe('1:04:00')
  })
  test('[UI4] what is overdue counts up with a plus', () => {
    expect(countdownText(-80_000)).toBe('+01:20')
    expect(countdownText(-400)).toBe('00:00')
    expect(countdownText(-2 * HOUR)).toBe('+2:00:00')
  })
})

test('[UI5] a span in a sentence has at most two units and no seconds', () => {
  expect(spanText(20_000)).toBe('under 1 min')
  expect(spanText(4 * MINUTE + 50_000)).toBe('4 min')
  expect(spanText(80 * MINUTE)).toBe('1 h 20 min')
  expect(spanText(76 * HOUR)).toBe('3 d 4 h')
})

test('[UI3] the machine-readable duration is whole seconds', () => {
  expect(isoDuration(90_500)).toBe('PT90S')
})
