import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['Alice Ames', 'AA'],
  ['Bob', 'BO'],
  ['  carol   maria  xu ', 'CX'],
  ['Ø', 'Ø'],
  ['🦊 Fox', '🦊F'],
  ['', '?'],
])('[WHO1] %s is %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})

test('[WHO1] any name gives at least one letter and never half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const letters = initials(name)
      expect(letters.length).toBeGreaterThan(0)
      expect(letters.isWellFormed()).toBe(true)
    }),
  )
})
