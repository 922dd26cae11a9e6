import type { PersonId } from './ids.ts'

/** A worry said aloud (FIELD 14). Anonymous ones hold nothing of who raised them, and no exact time. */
export interface Concern {
  /** Speakable number (`C1`). */
  readonly number: number
  readonly text: string
  /** `null` when it was raised anonymously. */
  readonly raisedBy: PersonId | null
  /** Of anonymous ones the minute, and later than it was said. */
  readonly raisedAt: number
  readonly acknowledgedBy: PersonId | null
  readonly acknowledgedAt: number | null
  /** What is done about it. */
  readonly response: string
}
