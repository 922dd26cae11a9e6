import type { PersonId } from './ids.ts'

/** Asked by whoever looks on, answered once, visible to all: nobody is asked the same twice (UX.md E, FIELD 10). */
export interface Question {
  /** Speakable number (`Q3`). */
  readonly number: number
  readonly text: string
  readonly askedBy: PersonId
  readonly askedAt: number
  readonly answer: string
  readonly answeredBy: PersonId | null
  readonly answeredAt: number | null
}

/** What helps a team to be asked (FIELD 14); "is it fixed yet?" is not among them. */
export const SUGGESTED_QUESTIONS = [
  'What do you need?',
  'What is in your way?',
  'What have we ruled out?',
  'When is the next update?',
  'Who is affected, and what can they do meanwhile?',
] as const
