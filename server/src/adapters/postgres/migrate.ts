/** Brings the schema up to date, by one server at a time and all or nothing. */
import type { PoolClient } from 'pg'
import { type AppliedMigration, checksumOf, type Migration, pendingMigrations } from '../migration.ts'

/** An arbitrary number that means "Warroom's schema" among a database's advisory locks. */
const SCHEMA_LOCK = 4_600_160_001
/** How long one server waits for another that is migrating. */
const PATIENCE_MS = 60_000

export async function migrate(client: PoolClient, known: readonly Migration[]): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL statement_timeout = ${PATIENCE_MS}`)
    await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK])
    await client.query('SET LOCAL statement_timeout = 0')
    const pending = pendingMigrations(known, await appliedIn(client))
    for (const migration of pending) {
      await client.query(migration.sql)
      await client.query('INSERT INTO migration(version, name, sha256, applied_at) VALUES ($1, $2, $3, $4)', [
        migration.version,
        migration.name,
        checksumOf(migration),
        Date.now(),
      ])
    }
    await client.query('COMMIT')
  } catch (error) {
    // The connection may be the very thing that failed; the server then rolls back by itself.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function appliedIn(client: PoolClient): Promise<AppliedMigration[]> {
  // Asked first, because "if not exists" needs the right to create even where nothing is to be created.
  const { rows: found } = await client.query("SELECT to_regclass('migration') IS NOT NULL AS exists")
  if (found[0]?.exists !== true) {
    await client.query(`CREATE TABLE migration (
      version bigint PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at bigint NOT NULL
    )`)
  }
  const { rows } = await client.query('SELECT version, sha256 FROM migration ORDER BY version')
  return rows.map((row) => ({ version: Number(row.version), sha256: String(row.sha256) }))
}
