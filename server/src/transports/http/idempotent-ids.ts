/**
 * Requests that carry an `Idempotency-Key` act once. The id of what they make is kept before it is made: whatever breaks
 * between the two, a retry makes the same thing or finds it.
 */
import { createHash } from 'node:crypto'
import { asIncidentId, type IncidentId, type PersonId } from '@warroom/shared/domain/ids.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import { z } from 'zod'
import type { IdempotencyStore } from '../../ports/idempotency-store.ts'
import { fromStorage } from './from-storage.ts'
import { Problem } from './problem.ts'

export const IDEMPOTENCY_KEY_MAX = 255

const keptBody = z.object({ id: z.string().transform(asIncidentId) })

export class IdempotentIds {
  private readonly store: IdempotencyStore
  private readonly clock: Clock
  private readonly ids: IdSource
  /** Those being answered right now: the twin of a request waits for it. */
  private readonly underWay = new Map<string, Promise<unknown>>()

  constructor(store: IdempotencyStore, { clock, ids }: { readonly clock: Clock; readonly ids: IdSource }) {
    this.store = store
    this.clock = clock
    this.ids = ids
  }

  /** `isRetry`: something may have been made under this id before. */
  async once<T>(
    personId: PersonId,
    key: string | undefined,
    request: unknown,
    act: (id: IncidentId, isRetry: boolean) => Promise<T>,
  ): Promise<T> {
    if (key === undefined) return act(asIncidentId(this.ids.next()), false)
    if (key === '' || key.length > IDEMPOTENCY_KEY_MAX) {
      throw new Problem('invalid', `Idempotency-Key has 1 to ${IDEMPOTENCY_KEY_MAX} characters.`)
    }
    const slot = JSON.stringify([personId, key])
    const before = this.underWay.get(slot) ?? Promise.resolve()
    const turn = before.then(async () => {
      const { id, isRetry } = await fromStorage(this.idFor(personId, key, hashOf(request)))
      return act(id, isRetry)
    })
    // The one behind goes on even if this one failed: then it acts itself.
    const settled = turn.catch(() => undefined)
    this.underWay.set(slot, settled)
    try {
      return await turn
    } finally {
      if (this.underWay.get(slot) === settled) this.underWay.delete(slot)
    }
  }

  private async idFor(
    personId: PersonId,
    key: string,
    requestHash: string,
  ): Promise<{ readonly id: IncidentId; readonly isRetry: boolean }> {
    const mine = asIncidentId(this.ids.next())
    const known = await this.store.answer(personId, key)
    if (!known) {
      const body = JSON.stringify({ id: mine })
      await this.store.keep(personId, key, { requestHash, status: 201, body, at: this.clock.now() })
    }
    // Another server may have been first; then what it kept holds.
    const kept = known ?? (await this.store.answer(personId, key))
    if (!kept) throw new Error('what was kept is not there')
    if (kept.requestHash !== requestHash) {
      throw new Problem('idempotency-key-reused', 'Use a new Idempotency-Key for a new request.')
    }
    const { id } = keptBody.parse(JSON.parse(kept.body))
    return { id, isRetry: id !== mine }
  }
}

const hashOf = (request: unknown): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex')
