import type { Actor } from '@warroom/shared/domain/actor.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { expect, test } from 'vitest'
import { readMe, writeMe } from './me-schema.ts'
import { sessionAfter } from './session.ts'

const alice: Actor = { personId: asPersonId('p1'), name: 'Alice', accountRole: 'responder' }
const refused = (status: number | null) =>
  ({ ok: false, problem: { status, sentence: 'No.', fields: {} } }) as const

test('[SHELL3] without the server, the person of last time keeps working on this device', () => {
  expect(sessionAfter(refused(null), alice)).toEqual({ kind: 'signedIn', me: alice, confirmed: false })
  expect(sessionAfter(refused(503), alice)).toMatchObject({ kind: 'signedIn', confirmed: false })
  expect(sessionAfter(refused(null), null)).toEqual({ kind: 'failed', sentence: 'No.' })
})

test('[SHELL3] a session that the server ended is over, whoever was remembered', () => {
  expect(sessionAfter(refused(401), alice)).toEqual({ kind: 'signedOut' })
})

test('[SHELL3] what is remembered of a person reads back as it was, and strange data is refused', () => {
  expect(readMe(writeMe(alice))).toEqual(alice)
  expect(() => readMe({ id: 'p1', name: 'Alice', role: 'owner' })).toThrow()
})
