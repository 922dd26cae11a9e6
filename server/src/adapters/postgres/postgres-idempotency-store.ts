import type { IdempotencyStore } from '../../ports/idempotency-store.ts'
import type { PostgresDatabase } from './database.ts'

const ANSWER = {
  name: 'idempotent-answer',
  text: 'SELECT request_hash, status, body FROM idempotent_answer WHERE person_id = $1 AND key = $2',
}
const KEEP = {
  name: 'keep-idempotent-answer',
  text: `INSERT INTO idempotent_answer(person_id, key, request_hash, status, body, at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
}

export class PostgresIdempotencyStore implements IdempotencyStore {
  private readonly database: PostgresDatabase

  constructor(database: PostgresDatabase) {
    this.database = database
  }

  answer: IdempotencyStore['answer'] = async (personId, key) => {
    const [row] = await this.database.run(ANSWER, [personId, key])
    if (!row) return null
    return { requestHash: String(row.request_hash), status: Number(row.status), body: String(row.body) }
  }

  keep: IdempotencyStore['keep'] = async (personId, key, { requestHash, status, body, at }) => {
    await this.database.run(KEEP, [personId, key, requestHash, status, body, at])
  }
}
