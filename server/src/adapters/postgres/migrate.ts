/** Brings the schema up to date, by one server at a time and all or nothing. */
import type { PoolClient } from 'pg'
import { type AppliedMigration, checksumOf, type Migration, pendingMigrations } from '../migration.ts'

/** An arbitrary number that means "Warroom's schema" among a database's advisory locks. */
export const SCHEMA_LOCK = 4_600_160_001
/** How long one server waits for another that is migrating. */
const PATIENCE_MS = 60_000
/** A step over a large table may take long; the usual limit for answers would cut it off. */
const STEP_MS = 3_600_000
const CANCELLED = '57014'

export async function migrate(client: PoolClient, known: readonly Migration[]): Promise<void> {
  await client.query('BEGIN')
  try {
    await waitForOthers(client)
    await client.query('SET LOCAL statement_timeout = 0')
    const pending = pendingMigrations(known, await appliedIn(client))
    for (const migration of pending) {
      await client.query(patient(migration.sql, STEP_MS))
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

/** The driver knows a limit for each query; its types do not say so. */
const patient = (text: string, query_timeout: number, values?: unknown[]) => ({
  text,
  query_timeout,
  ...(values && { values }),
})

async function waitForOthers(client: PoolClient): Promise<void> {
  await client.query(`SET LOCAL statement_timeout = ${PATIENCE_MS}`)
  try {
    await client.query(patient('SELECT pg_advisory_xact_lock($1)', 2 * PATIENCE_MS, [SCHEMA_LOCK]))
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === CANCELLED)) throw cause
    throw new Error('another server has been changing its schema for a minute; try again when it is done', {
      cause,
    })
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
