import { expect, test } from 'vitest'
import { ALICE, aRecord, BOB, CAROL, DECLARED_AT } from '../testing/incident-builders.ts'
import { isLateJoiner } from './seen-state.ts'

const after = (minutes: number) => DECLARED_AT + minutes * 60_000

test('[DIG6] who declared, did or holds something, or comes at once, is no late joiner', () => {
  const entry = {
    id: 't',
    at: 0,
    recordedAt: 0,
    actor: BOB,
    kind: 'note',
    text: '',
    subjectId: null,
  } as const
  const record = aRecord({ timeline: [entry] })
  expect(isLateJoiner(record, CAROL, after(3))).toBe(true)
  expect(isLateJoiner(record, CAROL, after(2))).toBe(false)
  expect(isLateJoiner(record, BOB, after(3))).toBe(false)
  expect(isLateJoiner(record, ALICE, after(3))).toBe(false)
})
