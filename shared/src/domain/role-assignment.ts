import type { PersonId } from './ids.ts'

/** Who holds a role. `epoch` counts changes of holder, so that a claim made against an older one is seen to be late. */
export interface RoleAssignment {
  readonly holder: PersonId | null
  /** Since when this holder (or this vacancy) lasts. */
  readonly since: number
  readonly epoch: number
  /** Person a handover is offered to; the holder stays until they accept. */
  readonly offeredTo: PersonId | null
}
