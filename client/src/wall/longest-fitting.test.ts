import { expect, test } from 'vitest'
import { longestFitting } from './longest-fitting.ts'

const within = (most: number) => (text: string) => [...text].length <= most

test('[WALL4] text that fits stays whole, text that does not is cut at a word and marked', () => {
  expect(longestFitting('Drain eu-2', within(10))).toBe('Drain eu-2')
  expect(longestFitting('Drain eu-2 and move its traffic', within(20))).toBe('Drain eu-2 and move…')
  expect(longestFitting('Orders, refunds, invoices', within(17))).toBe('Orders, refunds…')
})

test('[WALL4] a word too long for its line is cut inside rather than hidden', () => {
  expect(longestFitting('ip-10-244-17-203.eu-central-1', within(12))).toBe('ip-10-244-1…')
  expect(longestFitting('Die Zahlungsdienstrahmenvertragsverlängerung', within(20))).toBe(
    'Die Zahlungsdienstr…',
  )
})

test('[WALL4] a cut never falls inside a character', () => {
  expect(longestFitting('👩🏽‍🚒👩🏽‍🚒👩🏽‍🚒', (text) => text.length <= 16)).toBe('👩🏽‍🚒👩🏽‍🚒…')
  expect(longestFitting('anything', () => false)).toBe('…')
})
