import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffText } from './text-diff.ts'

/** Few characters, so that prefixes and suffixes coincide often; emoji that share their first half. */
const words = fc
  .array(fc.constantFrom('a', 'b', '\n', '😀', '😁', '🙂', '👩‍💻'), { maxLength: 12 })
  .map((c) => c.join(''))

test('[TEXT1] a change is one replacement that leads from one text to the other and never splits a character', () => {
  fc.assert(
    fc.property(words, words, fc.option(fc.nat(24), { nil: undefined }), (from, to, caret) => {
      const change = diffText(from, to, caret)
      if (!change) {
        expect(from).toBe(to)
        return
      }
      const { at, remove, insert } = change
      expect(from.slice(0, at) + insert + from.slice(at + remove)).toBe(to)
      for (const part of [from.slice(0, at), from.slice(at, at + remove), from.slice(at + remove), insert]) {
        expect(part.isWellFormed()).toBe(true)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('[TEXT1] one emoji made another shares its first half with it and is replaced whole', () => {
  expect(diffText('😀', '😁')).toEqual({ at: 0, remove: 2, insert: '😁' })
})

test('[TEXT2] of two equal letters the one before the caret was typed', () => {
  expect(diffText('aa', 'aaa', 1)).toEqual({ at: 0, remove: 0, insert: 'a' })
  expect(diffText('aa', 'aaa', 3)).toEqual({ at: 2, remove: 0, insert: 'a' })
})
