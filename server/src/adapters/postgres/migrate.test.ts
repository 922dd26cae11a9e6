import { expect, inject, test } from 'vitest'
import { newDatabase, withClient } from '../../testing/postgres-server.ts'
import { SCHEMA_LOCK } from './migrate.ts'
import { MIGRATIONS } from './migrations.ts'
import { openPostgres } from './open-postgres-storage.ts'

const NEWER = [
  ...MIGRATIONS,
  { version: 999, name: 'from the future', sql: 'CREATE TABLE future (x bigint)' },
]

test('[PG12] of servers that start at once on an empty database one makes the schema, and all of them start', async () => {
  const url = await newDatabase(inject('postgres'))
  const databases = await Promise.all(Array.from({ length: 5 }, () => openPostgres(url)))
  for (const database of databases) {
    const rows = await database.runOnce('SELECT count(*)::int AS steps FROM migration')
    expect(rows).toEqual([{ steps: MIGRATIONS.length }])
    await database.close()
  }
})

test('[PG12] a server waits for another that is changing the schema, longer than it would for any answer', async () => {
  const url = await newDatabase(inject('postgres'))
  await withClient(url, async (other) => {
    await other.query('SELECT pg_advisory_lock($1)', [SCHEMA_LOCK])
    let isOpen = false
    // So long that no ordinary answer of a busy machine takes it.
    const opening = openPostgres(url, { silenceTimeoutMs: 1_500 }).then((database) => {
      isOpen = true
      return database
    })
    await other.query('SELECT pg_sleep(2.5)')
    expect(isOpen).toBe(false)
    await other.query('SELECT pg_advisory_unlock($1)', [SCHEMA_LOCK])
    await (await opening).close()
  })
})

test('[PG13] a database written by a newer version, or with another schema step than the released one, is refused and left as it was', async () => {
  const url = await newDatabase(inject('postgres'))
  await (await openPostgres(url, { migrations: NEWER })).close()
  await expect(openPostgres(url)).rejects.toThrow(/newer Warroom \(schema 999/)
  const changed = NEWER.map((step) => (step.version === 999 ? { ...step, sql: `${step.sql} ` } : step))
  await expect(openPostgres(url, { migrations: changed })).rejects.toThrow(/differs from the released one/)
  await (await openPostgres(url, { migrations: NEWER })).close()
})

test('[PG14] a schema step that fails takes all of them back', async () => {
  const url = await newDatabase(inject('postgres'))
  const broken = { version: 1_000, name: 'broken', sql: 'CREATE TABLE incident (x bigint)' }
  await expect(openPostgres(url, { migrations: [...NEWER, broken] })).rejects.toThrow(/already exists/)
  await withClient(url, async (client) => {
    const { rows } = await client.query(
      "SELECT to_regclass('incident') AS incident, to_regclass('migration') AS steps",
    )
    expect(rows).toEqual([{ incident: null, steps: null }])
  })
  await (await openPostgres(url)).close()
})
