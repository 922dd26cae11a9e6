/** Brings the schema up to date: a copy of what was there is kept first, and then all steps are taken or none. */
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { type AppliedMigration, checksumOf, type Migration, pendingMigrations } from '../migration.ts'
import { inTransaction } from './transaction.ts'

export function migrate(db: DatabaseSync, file: string, known: readonly Migration[]): void {
  db.exec(`CREATE TABLE IF NOT EXISTS migration (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL
  ) STRICT`)
  const rows = db.prepare('SELECT version, sha256 FROM migration ORDER BY version').all()
  const applied = rows.map(
    (row): AppliedMigration => ({ version: Number(row.version), sha256: String(row.sha256) }),
  )
  const pending = pendingMigrations(known, applied)
  if (pending.length === 0) return
  const found = applied.at(-1)?.version
  if (found !== undefined) backUp(db, `${file}.before-schema-${pending[0]?.version}-${timestamp()}`)
  const remember = 'INSERT INTO migration(version, name, sha256, applied_at) VALUES (?, ?, ?, ?)'
  inTransaction(db, () => {
    for (const migration of pending) {
      db.exec(migration.sql)
      db.prepare(remember).run(migration.version, migration.name, checksumOf(migration), Date.now())
    }
  })
}

const timestamp = (): string => new Date().toISOString().replaceAll(/[^\dTZ]/g, '')

/** A whole database of its own, on disk and read back before anything is changed. For its owner alone. */
function backUp(db: DatabaseSync, copy: string): void {
  try {
    const descriptor = openSync(copy, 'wx', 0o600)
    try {
      db.prepare('VACUUM INTO ?').run(copy)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    const written = new DatabaseSync(copy, { readOnly: true })
    const { quick_check: found } = written.prepare('PRAGMA quick_check(1)').get() as { quick_check: string }
    written.close()
    if (found !== 'ok') throw new Error(found)
  } catch (cause) {
    rmSync(copy, { force: true })
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `It wants a newer schema, and the backup that comes first failed (${copy}: ${why}). Nothing was changed.`,
      { cause },
    )
  }
}
