import { AUTOMATION } from '@warroom/shared/domain/actor.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type {
  ApiToken,
  IdentityStore,
  Invitation,
  Person,
  SecretHash,
  Session,
} from '../../ports/identity-store.ts'

export class MemoryIdentityStore implements IdentityStore {
  private readonly persons = new Map<PersonId, Person>()
  private readonly sessions = new Map<SecretHash, Session>()
  private readonly tokens = new Map<SecretHash, ApiToken & { readonly personId: PersonId }>()
  private readonly invitations = new Map<SecretHash, Invitation>()

  async addPerson(person: Person): Promise<void> {
    if (this.persons.has(person.personId)) throw new Error(`Person ${person.personId} exists already`)
    this.persons.set(person.personId, person)
  }

  async person(id: PersonId): Promise<Person | null> {
    return this.persons.get(id) ?? null
  }

  async people(): Promise<readonly Person[]> {
    return [...this.persons.values()].sort(
      (a, b) => a.createdAt - b.createdAt || (a.personId < b.personId ? -1 : 1),
    )
  }

  async hasAdmin(): Promise<boolean> {
    return [...this.persons.values()].some(
      (p) => p.accountRole === 'admin' && p.personId !== AUTOMATION.personId,
    )
  }

  async addSession(hash: SecretHash, session: Session): Promise<void> {
    this.sessions.set(hash, session)
  }

  async session(hash: SecretHash): Promise<Session | null> {
    return this.sessions.get(hash) ?? null
  }

  async touchSession(hash: SecretHash, lastSeenAt: number): Promise<void> {
    const session = this.sessions.get(hash)
    if (session) this.sessions.set(hash, { ...session, lastSeenAt })
  }

  async endSession(hash: SecretHash): Promise<void> {
    this.sessions.delete(hash)
  }

  async addApiToken(hash: SecretHash, token: ApiToken & { readonly personId: PersonId }): Promise<void> {
    this.tokens.set(hash, token)
  }

  async apiTokenOwner(hash: SecretHash): Promise<PersonId | null> {
    return this.tokens.get(hash)?.personId ?? null
  }

  async apiTokens(personId: PersonId): Promise<readonly ApiToken[]> {
    return [...this.tokens.values()]
      .filter((token) => token.personId === personId)
      .map(({ id, createdAt }) => ({ id, createdAt }))
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  }

  async revokeApiToken(personId: PersonId, id: string): Promise<SecretHash | null> {
    for (const [hash, token] of this.tokens) {
      if (token.personId !== personId || token.id !== id) continue
      this.tokens.delete(hash)
      return hash
    }
    return null
  }

  async addInvitation(hash: SecretHash, invitation: Invitation): Promise<void> {
    this.invitations.set(hash, invitation)
  }

  async invitation(hash: SecretHash, now: number): Promise<Invitation | null> {
    const invitation = this.invitations.get(hash)
    return invitation && invitation.expiresAt > now ? invitation : null
  }

  async redeemInvitation(hash: SecretHash, person: Person, now: number): Promise<Invitation | null> {
    const invitation = this.invitations.get(hash)
    if (!invitation || invitation.expiresAt <= now) return null
    this.invitations.delete(hash)
    this.persons.set(person.personId, person)
    return invitation
  }

  async dropSetUpInvitations(): Promise<void> {
    for (const [hash, { purpose }] of this.invitations) if (purpose === 'setUp') this.invitations.delete(hash)
  }
}
