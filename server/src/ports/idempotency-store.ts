import type { PersonId } from '@warroom/shared/domain/ids.ts'

/** What was, or is to be, answered to requests that carried an `Idempotency-Key`; kept before they act. */
export interface IdempotencyStore {
  /** The first answer given to this person for this key, or `null`. */
  answer(
    personId: PersonId,
    key: string,
  ): Promise<{ readonly requestHash: string; readonly status: number; readonly body: string } | null>
  /** Keeps the answer; a second one for the same key is ignored. */
  keep(
    personId: PersonId,
    key: string,
    answer: {
      readonly requestHash: string
      readonly status: number
      readonly body: string
      readonly at: number
    },
  ): Promise<void>
}
