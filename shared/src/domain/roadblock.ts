import type { PersonId } from './ids.ts'

/** Something that stops the work until somebody else acts. Observers and leaders may take and clear it. */
export interface Roadblock {
  readonly number: number
  /** What is needed, in words ("read access to the orders replica"). */
  readonly needed: string
  /** From whom, if known. */
  readonly neededFrom: string
  /** The action it blocks, or `null`. */
  readonly blocksActionId: string | null
  readonly raisedBy: PersonId
  readonly raisedAt: number
  readonly takenBy: PersonId | null
  readonly takenAt: number | null
  readonly clearedBy: PersonId | null
  readonly clearedAt: number | null
  /** How it was cleared. */
  readonly resolution: string
}
