import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digest } from '../domain/digest.ts'
import { seenState } from '../domain/seen-state.ts'
import {
  ALICE,
  aBoard,
  aHypothesis,
  anAction,
  aRecord,
  BOB,
  DECLARED_AT,
} from '../testing/incident-builders.ts'
import { readSeen } from './read-seen.ts'

const VIEW = {
  record: aRecord(),
  board: aBoard({ hypotheses: [aHypothesis()], actions: [anAction()] }),
  here: [ALICE],
}

test('[DIG5] what was kept is read back as it was', () => {
  const seen = seenState(VIEW, DECLARED_AT)
  expect(readSeen(seen)).toEqual(seen)
  expect(readSeen(JSON.parse(JSON.stringify(seen)))).toEqual(seen)
})

test('[DIG5] whatever the device holds is read or counts as never seen, and a digest of it is made', () => {
  const fields = Object.keys(seenState(VIEW, 0))
  const kept = fc.oneof(
    fc.anything(),
    fc.dictionary(fc.constantFrom(...fields), fc.anything(), { noNullPrototype: true }),
  )
  fc.assert(
    fc.property(kept, (value) => {
      const seen = readSeen(value)
      if (seen) digest({ seen, view: VIEW, me: BOB, now: DECLARED_AT })
      else expect(seen).toBeNull()
    }),
  )
})
