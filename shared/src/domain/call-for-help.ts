import type { PersonId } from './ids.ts'

/** "I'm stuck", in one tap: no blame, no form. It closes when somebody has helped (FIELD 14). */
export interface CallForHelp {
  readonly by: PersonId
  readonly at: number
  /** The card it is about, or `null` for "in general". */
  readonly subjectKind: 'action' | 'hypothesis' | null
  readonly subjectId: string | null
  /** In their words; may be empty. */
  readonly note: string
  /** Who offered to help, in order. */
  readonly helpers: readonly PersonId[]
  readonly clearedBy: PersonId | null
  readonly clearedAt: number | null
}

export const CALL_SUBJECTS = ['action', 'hypothesis'] as const

/** After this long without an offer the commander is asked to find somebody. */
export const CALL_UNHEARD_MS = 3 * 60_000
