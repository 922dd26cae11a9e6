/** Requests that carry an `Idempotency-Key` act once: sent again, they get the first answer. */
import { createHash } from 'node:crypto'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import { z } from 'zod'
import type { IdempotencyStore } from '../../ports/idempotency-store.ts'
import { Problem } from './problem.ts'

export const IDEMPOTENCY_KEY_MAX = 255

const keptAnswer = z.object({ id: z.string(), key: z.string(), url: z.string() })
export type KeptAnswer = z.infer<typeof keptAnswer>

export class IdempotentAnswers {
  private readonly store: IdempotencyStore
  private readonly clock: Clock
  /** Those being answered right now: the twin of a request waits for it. */
  private readonly underWay = new Map<string, Promise<unknown>>()

  constructor(store: IdempotencyStore, clock: Clock) {
    this.store = store
    this.clock = clock
  }

  async once(
    personId: PersonId,
    key: string | undefined,
    request: unknown,
    act: () => Promise<KeptAnswer>,
  ): Promise<KeptAnswer> {
    if (key === undefined) return act()
    if (key === '' || key.length > IDEMPOTENCY_KEY_MAX) {
      throw new Problem('invalid', `Idempotency-Key has 1 to ${IDEMPOTENCY_KEY_MAX} characters.`)
    }
    const slot = JSON.stringify([personId, key])
    const before = this.underWay.get(slot) ?? Promise.resolve()
    const turn = before.then(() => this.answerOnce(personId, key, request, act))
    // The one behind goes on even if this one failed: then it acts itself.
    const settled = turn.catch(() => undefined)
    this.underWay.set(slot, settled)
    try {
      return await turn
    } finally {
      if (this.underWay.get(slot) === settled) this.underWay.delete(slot)
    }
  }

  private async answerOnce(
    personId: PersonId,
    key: string,
    request: unknown,
    act: () => Promise<KeptAnswer>,
  ): Promise<KeptAnswer> {
    const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('hex')
    const kept = await this.store.answer(personId, key)
    if (kept && kept.requestHash !== requestHash) {
      throw new Problem('idempotency-key-reused', 'Use a new Idempotency-Key for a new request.')
    }
    if (kept) return keptAnswer.parse(JSON.parse(kept.body))
    const answer = await act()
    const body = JSON.stringify(answer)
    await this.store.keep(personId, key, { requestHash, status: 201, body, at: this.clock.now() })
    return answer
  }
}
