import type { PersonId } from './ids.ts'

/** Thanks, said at any time and again at the end (FIELD 10, 14). */
export interface Thanks {
  readonly from: PersonId
  readonly to: readonly PersonId[]
  readonly text: string
  readonly at: number
}
