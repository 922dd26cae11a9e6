import type { AccountRole } from './account-role.ts'
import type { PersonId } from './ids.ts'

/** An authenticated person. Always taken from the session or token, never from what a client says. */
export interface Actor {
  readonly personId: PersonId
  readonly name: string
  readonly accountRole: AccountRole
}

/** The account behind `WARROOM_ADMIN_TOKEN`. */
export const AUTOMATION: Actor = {
  personId: 'automation' as PersonId,
  name: 'Automation',
  accountRole: 'admin',
}

/** What is said without a name, or comes about by itself. */
export const NOBODY: Actor = {
  personId: 'nobody' as PersonId,
  name: 'Somebody',
  accountRole: 'observer',
}
