import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AlikeTexts, isAlike, tellingWords, wordLikeness } from './word-likeness.ts'

const alike = (a: string, b: string): boolean => isAlike(tellingWords(a), tellingWords(b))
const sentence = fc
  .array(fc.constantFrom('drain', 'eu-2', 'the', 'nodes', 'roll', 'back', 'release', 'of', '4.12', '🦊'), {
    maxLength: 8,
  })
  .map((words) => words.join(' '))

test('[LIKE1] the same words in another order, number or case are alike', () => {
  expect(alike('Drain the eu-2 nodes', 'drain node EU-2')).toBe(true)
  expect(alike('Roll back release 4.12', 'Release 4.12: roll back')).toBe(true)
})

test('[LIKE1] one word of many in common is not alike, and common words prove nothing', () => {
  expect(alike('Drain the eu-2 nodes', 'Restart the eu-2 database')).toBe(false)
  expect(alike('Is it the DNS', 'Is it the cache')).toBe(false)
  expect(alike('…', '…')).toBe(false)
})

test('[LIKE2] likeness is between none and all, and does not depend on which text comes first', () => {
  fc.assert(
    fc.property(sentence, sentence, (a, b) => {
      const [wordsA, wordsB] = [tellingWords(a), tellingWords(b)]
      const likeness = wordLikeness(wordsA, wordsB)
      expect(likeness).toBe(wordLikeness(wordsB, wordsA))
      expect(likeness).toBeGreaterThanOrEqual(0)
      expect(likeness).toBeLessThanOrEqual(1)
    }),
  )
})

test('[LIKE2] nothing is more like a text than the text itself', () => {
  fc.assert(
    fc.property(sentence, sentence, (a, b) => {
      const words = tellingWords(a)
      fc.pre(words.size > 0)
      expect(wordLikeness(words, words)).toBe(1)
      expect(wordLikeness(words, tellingWords(b))).toBeLessThanOrEqual(1)
    }),
  )
})

test('[LIKE3] the first text that is alike is found among many, as comparing with each would find it', () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 12 }), sentence, (texts, sought) => {
      const words = tellingWords(sought)
      const alikes = new AlikeTexts()
      for (const text of texts) alikes.add(tellingWords(text))
      const first = texts.findIndex((text) => isAlike(tellingWords(text), words))
      expect(alikes.find(words)).toBe(first === -1 ? null : first)
    }),
  )
})
