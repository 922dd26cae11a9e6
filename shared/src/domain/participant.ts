import type { AccountRole } from './account-role.ts'

/** A person who has been in this incident; names are kept here so that every screen can show them offline. */
export interface Participant {
  readonly name: string
  readonly accountRole: AccountRole
  readonly joinedAt: number
  /** Order of arrival, from 0: picks the person's flag pattern in this incident. */
  readonly arrival: number
}
