import type { PersonId } from './ids.ts'

/** What stakeholders were told. Updates are corrected by a later one, never changed. */
export interface StakeholderUpdate {
  readonly number: number
  readonly whatHappened: string
  readonly impact: string
  readonly nextSteps: string
  /** The promise made in this update: when they hear again. */
  readonly nextUpdateDueAt: number | null
  readonly publishedAt: number
  readonly publishedBy: PersonId
}
