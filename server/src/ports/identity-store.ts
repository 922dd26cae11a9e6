/** People and what proves who they are. Secrets are stored as SHA-256 only; the caller hashes. */
import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'

export interface Person extends Actor {
  readonly createdAt: number
}

/** A hex SHA-256 of a random secret. */
export type SecretHash = string

export interface Session {
  readonly personId: PersonId
  readonly createdAt: number
  readonly lastSeenAt: number
  readonly expiresAt: number
}

/** What is known of a token besides its hash. */
export interface ApiToken {
  readonly id: string
  readonly createdAt: number
}

/** What a single-use link makes of the person who follows it. */
export interface Invitation {
  readonly purpose: 'setUp' | 'invite'
  readonly accountRole: AccountRole
  readonly createdBy: PersonId | null
  readonly expiresAt: number
}

export interface IdentityStore {
  addPerson(person: Person): Promise<void>
  person(id: PersonId): Promise<Person | null>
  people(): Promise<readonly Person[]>
  /** Whether somebody is admin already (the automation account does not count). */
  hasAdmin(): Promise<boolean>

  addSession(hash: SecretHash, session: Session): Promise<void>
  session(hash: SecretHash): Promise<Session | null>
  /** Notes use; coarse, not on every request. */
  touchSession(hash: SecretHash, lastSeenAt: number): Promise<void>
  endSession(hash: SecretHash): Promise<void>

  addApiToken(
    hash: SecretHash,
    token: { readonly id: string; readonly personId: PersonId; readonly createdAt: number },
  ): Promise<void>
  /** Whose token it is; `null` for an unknown or revoked one. */
  apiTokenOwner(hash: SecretHash): Promise<PersonId | null>
  /** A person's tokens, oldest first. */
  apiTokens(personId: PersonId): Promise<readonly ApiToken[]>
  /** Forgets a token of this person for good; its hash, or `null` when they have no such token. */
  revokeApiToken(personId: PersonId, id: string): Promise<SecretHash | null>

  addInvitation(hash: SecretHash, invitation: Invitation): Promise<void>
  /** Looks without consuming; `null` when unknown, used or expired at `now`. */
  invitation(hash: SecretHash, now: number): Promise<Invitation | null>
  /**
   * Consumes the invitation and adds the person in one transaction. `null` when it was unknown, used or expired: of many
   * at the same moment exactly one gets it.
   */
  redeemInvitation(hash: SecretHash, person: Person, now: number): Promise<Invitation | null>
  /** Drops set-up links that were never followed; each start prints a new one. */
  dropSetUpInvitations(): Promise<void>
}
