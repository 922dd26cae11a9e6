import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { IdempotencyStore } from '../../ports/idempotency-store.ts'

type Answer = NonNullable<Awaited<ReturnType<IdempotencyStore['answer']>>>

export class MemoryIdempotencyStore implements IdempotencyStore {
  private readonly answers = new Map<string, Answer>()

  answer: IdempotencyStore['answer'] = async (personId, key) => this.answers.get(named(personId, key)) ?? null

  keep: IdempotencyStore['keep'] = async (personId, key, { requestHash, status, body }) => {
    const name = named(personId, key)
    if (!this.answers.has(name)) this.answers.set(name, { requestHash, status, body })
  }
}

const named = (personId: PersonId, key: string): string => JSON.stringify([personId, key])
