/** What every store of repeated answers promises; run on each adapter. */
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { expect, test } from 'vitest'
import type { IdempotencyStore } from '../ports/idempotency-store.ts'

const alice = asPersonId('alice')
const bob = asPersonId('bob')

export function testIdempotencyStore(open: () => Promise<IdempotencyStore>): void {
  test('[IDEM1] the first answer for a person’s key stays; other people’s keys are their own', async () => {
    const store = await open()
    expect(await store.answer(alice, 'k')).toBeNull()
    await store.keep(alice, 'k', { requestHash: 'h1', status: 201, body: '{"id":1}', at: 1 })
    await store.keep(alice, 'k', { requestHash: 'h2', status: 500, body: '{}', at: 2 })
    expect(await store.answer(alice, 'k')).toEqual({ requestHash: 'h1', status: 201, body: '{"id":1}' })
    expect(await store.answer(bob, 'k')).toBeNull()
  })
}
