import type { DatabaseSync } from 'node:sqlite'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { IdempotencyStore } from '../../ports/idempotency-store.ts'
import { PreparedStatements } from './prepared-statements.ts'

export class SqliteIdempotencyStore implements IdempotencyStore {
  private readonly sql: PreparedStatements

  constructor(db: DatabaseSync) {
    this.sql = new PreparedStatements(db)
  }

  answer: IdempotencyStore['answer'] = async (personId: PersonId, key: string) => {
    const row = this.sql
      .prepare('SELECT request_hash, status, body FROM idempotent_answer WHERE person_id = ? AND key = ?')
      .get(personId, key)
    if (!row) return null
    return { requestHash: String(row.request_hash), status: Number(row.status), body: String(row.body) }
  }

  keep: IdempotencyStore['keep'] = async (personId, key, { requestHash, status, body, at }) => {
    this.sql
      .prepare(
        'INSERT OR IGNORE INTO idempotent_answer(person_id, key, request_hash, status, body, at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(personId, key, requestHash, status, body, at)
  }
}
