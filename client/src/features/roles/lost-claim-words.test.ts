import { expect, test } from 'vitest'
import { lostClaim } from './lost-claim-words.ts'

const since = Date.UTC(2026, 10, 23, 15, 16, 1)
const refusal = {
  code: 'roleTaken',
  message: 'Mo is Commander.',
  holder: 'mo',
  holderName: 'Mo',
  since,
} as const

test('[ROLEUI1] who loses a claim reads who was first, by how much, and when', () => {
  expect(lostClaim(refusal, since + 400, 'UTC')).toBe('Mo took it 0.4 s before you (15:16:01 UTC).')
  expect(lostClaim(refusal, since - 50, 'UTC')).toBe('Mo took it 0.1 s before you (15:16:01 UTC).')
})

test('[ROLEUI2] a role that was taken long ago is not called a race', () => {
  expect(lostClaim(refusal, since + 60_000, 'UTC')).toBe('Mo has had it since 15:16:01 UTC.')
})

test('[ROLEUI3] any other refusal is told in the server’s words', () => {
  expect(lostClaim({ code: 'unavailable', message: 'No connection.' }, since, 'UTC')).toBe('No connection.')
})
