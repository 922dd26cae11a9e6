import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import { AUTOMATION } from '@warroom/shared/domain/actor.ts'
import { asPersonId, type PersonId } from '@warroom/shared/domain/ids.ts'
import type {
  ApiToken,
  IdentityStore,
  Invitation,
  Person,
  SecretHash,
  Session,
} from '../../ports/identity-store.ts'
import type { PostgresDatabase, Row } from './database.ts'
import * as sql from './identity-statements.ts'

const personOf = (row: Row): Person => ({
  personId: asPersonId(String(row.id)),
  name: String(row.name),
  accountRole: row.account_role as AccountRole,
  createdAt: Number(row.created_at),
})

const invitationOf = (row: Row): Invitation => ({
  purpose: row.purpose === 'setUp' ? 'setUp' : 'invite',
  accountRole: row.account_role as AccountRole,
  createdBy: row.created_by === null ? null : asPersonId(String(row.created_by)),
  expiresAt: Number(row.expires_at),
})

export class PostgresIdentityStore implements IdentityStore {
  private readonly database: PostgresDatabase

  constructor(database: PostgresDatabase) {
    this.database = database
  }

  async addPerson({ personId, name, accountRole, createdAt }: Person): Promise<void> {
    await this.database.run(sql.ADD_PERSON, [personId, name, accountRole, createdAt])
  }

  async person(id: PersonId): Promise<Person | null> {
    const [row] = await this.database.run(sql.PERSON, [id])
    return row ? personOf(row) : null
  }

  async people(): Promise<readonly Person[]> {
    return (await this.database.run(sql.PEOPLE)).map(personOf)
  }

  async hasAdmin(): Promise<boolean> {
    return (await this.database.run(sql.ADMIN, [AUTOMATION.personId])).length > 0
  }

  async addSession(hash: SecretHash, session: Session): Promise<void> {
    const { personId, createdAt, lastSeenAt, expiresAt } = session
    await this.database.run(sql.ADD_SESSION, [hash, personId, createdAt, lastSeenAt, expiresAt])
  }

  async session(hash: SecretHash): Promise<Session | null> {
    const [row] = await this.database.run(sql.SESSION, [hash])
    if (!row) return null
    return {
      personId: asPersonId(String(row.person_id)),
      createdAt: Number(row.created_at),
      lastSeenAt: Number(row.last_seen_at),
      expiresAt: Number(row.expires_at),
    }
  }

  async touchSession(hash: SecretHash, lastSeenAt: number): Promise<void> {
    await this.database.run(sql.TOUCH_SESSION, [hash, lastSeenAt])
  }

  async endSession(hash: SecretHash): Promise<void> {
    await this.database.run(sql.END_SESSION, [hash])
  }

  async addApiToken(
    hash: SecretHash,
    token: { readonly id: string; readonly personId: PersonId; readonly createdAt: number },
  ): Promise<void> {
    await this.database.run(sql.ADD_TOKEN, [hash, token.id, token.personId, token.createdAt])
  }

  async apiTokenOwner(hash: SecretHash): Promise<PersonId | null> {
    const [row] = await this.database.run(sql.TOKEN_OWNER, [hash])
    return row ? asPersonId(String(row.person_id)) : null
  }

  async apiTokens(personId: PersonId): Promise<readonly ApiToken[]> {
    const rows = await this.database.run(sql.TOKENS, [personId])
    return rows.map((row) => ({ id: String(row.id), createdAt: Number(row.created_at) }))
  }

  async revokeApiToken(personId: PersonId, id: string): Promise<SecretHash | null> {
    const [row] = await this.database.run(sql.REVOKE_TOKEN, [personId, id])
    return row ? String(row.hash) : null
  }

  async addInvitation(hash: SecretHash, invitation: Invitation): Promise<void> {
    const { purpose, accountRole, createdBy, expiresAt } = invitation
    await this.database.run(sql.ADD_INVITATION, [hash, purpose, accountRole, createdBy, expiresAt])
  }

  async invitation(hash: SecretHash, now: number): Promise<Invitation | null> {
    const [row] = await this.database.run(sql.INVITATION, [hash, now])
    return row ? invitationOf(row) : null
  }

  async redeemInvitation(hash: SecretHash, person: Person, now: number): Promise<Invitation | null> {
    const { personId, name, accountRole, createdAt } = person
    const [row] = await this.database.run(sql.REDEEM, [hash, now, personId, name, accountRole, createdAt])
    return row ? invitationOf(row) : null
  }

  async dropSetUpInvitations(): Promise<void> {
    await this.database.run(sql.DROP_SET_UP)
  }
}
