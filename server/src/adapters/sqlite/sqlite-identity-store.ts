import type { DatabaseSync } from 'node:sqlite'
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
import { PreparedStatements } from './prepared-statements.ts'
import { inTransaction } from './transaction.ts'

type Row = Record<string, unknown>

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

export class SqliteIdentityStore implements IdentityStore {
  private readonly db: DatabaseSync
  private readonly sql: PreparedStatements

  constructor(db: DatabaseSync) {
    this.db = db
    this.sql = new PreparedStatements(db)
  }

  async addPerson(person: Person): Promise<void> {
    this.insertPerson(person)
  }

  async person(id: PersonId): Promise<Person | null> {
    const row = this.sql.prepare('SELECT * FROM person WHERE id = ?').get(id)
    return row ? personOf(row) : null
  }

  async people(): Promise<readonly Person[]> {
    return this.sql.prepare('SELECT * FROM person ORDER BY created_at, id').all().map(personOf)
  }

  async hasAdmin(): Promise<boolean> {
    const admin = this.sql.prepare("SELECT 1 FROM person WHERE account_role = 'admin' AND id <> ? LIMIT 1")
    return admin.get(AUTOMATION.personId) !== undefined
  }

  async addSession(hash: SecretHash, session: Session): Promise<void> {
    this.sql
      .prepare(
        'INSERT INTO session(hash, person_id, created_at, last_seen_at, expires_at) VALUES (?, ?, ?, ?, ?)',
      )
      .run(hash, session.personId, session.createdAt, session.lastSeenAt, session.expiresAt)
  }

  async session(hash: SecretHash): Promise<Session | null> {
    const row = this.sql.prepare('SELECT * FROM session WHERE hash = ?').get(hash)
    if (!row) return null
    return {
      personId: asPersonId(String(row.person_id)),
      createdAt: Number(row.created_at),
      lastSeenAt: Number(row.last_seen_at),
      expiresAt: Number(row.expires_at),
    }
  }

  async touchSession(hash: SecretHash, lastSeenAt: number): Promise<void> {
    this.sql.prepare('UPDATE session SET last_seen_at = ? WHERE hash = ?').run(lastSeenAt, hash)
  }

  async endSession(hash: SecretHash): Promise<void> {
    this.sql.prepare('DELETE FROM session WHERE hash = ?').run(hash)
  }

  async addApiToken(
    hash: SecretHash,
    token: { readonly id: string; readonly personId: PersonId; readonly createdAt: number },
  ): Promise<void> {
    this.sql
      .prepare('INSERT INTO api_token(hash, id, person_id, created_at) VALUES (?, ?, ?, ?)')
      .run(hash, token.id, token.personId, token.createdAt)
  }

  async apiTokenOwner(hash: SecretHash): Promise<PersonId | null> {
    const row = this.sql.prepare('SELECT person_id FROM api_token WHERE hash = ?').get(hash)
    return row ? asPersonId(String(row.person_id)) : null
  }

  async apiTokens(personId: PersonId): Promise<readonly ApiToken[]> {
    const ofPerson = 'SELECT id, created_at FROM api_token WHERE person_id = ? ORDER BY created_at, id'
    const rows = this.sql.prepare(ofPerson).all(personId)
    return rows.map((row) => ({ id: String(row.id), createdAt: Number(row.created_at) }))
  }

  async revokeApiToken(personId: PersonId, id: string): Promise<SecretHash | null> {
    const revoke = 'DELETE FROM api_token WHERE person_id = ? AND id = ? RETURNING hash'
    const row = this.sql.prepare(revoke).get(personId, id)
    return row ? String(row.hash) : null
  }

  async addInvitation(hash: SecretHash, invitation: Invitation): Promise<void> {
    const { purpose, accountRole, createdBy, expiresAt } = invitation
    this.sql
      .prepare(
        'INSERT INTO invitation(hash, purpose, account_role, created_by, expires_at) VALUES (?, ?, ?, ?, ?)',
      )
      .run(hash, purpose, accountRole, createdBy, expiresAt)
  }

  async invitation(hash: SecretHash, now: number): Promise<Invitation | null> {
    const open = 'SELECT * FROM invitation WHERE hash = ? AND redeemed_by IS NULL AND expires_at > ?'
    const row = this.sql.prepare(open).get(hash, now)
    return row ? invitationOf(row) : null
  }

  async redeemInvitation(hash: SecretHash, person: Person, now: number): Promise<Invitation | null> {
    return inTransaction(this.db, () => {
      const redeem = `UPDATE invitation SET redeemed_by = ?
        WHERE hash = ? AND redeemed_by IS NULL AND expires_at > ? RETURNING *`
      const row = this.sql.prepare(redeem).get(person.personId, hash, now)
      if (!row) return null
      this.insertPerson(person)
      return invitationOf(row)
    })
  }

  async dropSetUpInvitations(): Promise<void> {
    this.sql.prepare("DELETE FROM invitation WHERE purpose = 'setUp' AND redeemed_by IS NULL").run()
  }

  private insertPerson({ personId, name, accountRole, createdAt }: Person): void {
    this.sql
      .prepare('INSERT INTO person(id, name, account_role, created_at) VALUES (?, ?, ?, ?)')
      .run(personId, name, accountRole, createdAt)
  }
}
