/** The one SQLite file of a workspace, ready to use: locked, tuned for durability, and at the newest schema. */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { lockDataDirectory } from './data-directory-lock.ts'
import { MIGRATIONS, type Migration } from './migrations.ts'

export interface OpenDatabase {
  readonly db: DatabaseSync
  close(): void
}

/** Every commit is flushed to the disk before it returns (`FULL`): an acknowledgement rests on it. */
const PRAGMAS = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA busy_timeout = 5000;
PRAGMA trusted_schema = OFF;
`

/** Throws `DataDirectoryInUse`, or an error whose message says what is wrong with the database and what to do. */
export function openDatabase(directory: string, migrations: readonly Migration[] = MIGRATIONS): OpenDatabase {
  const lock = lockDataDirectory(directory)
  const file = join(directory, 'warroom.sqlite')
  let db: DatabaseSync | null = null
  try {
    db = openPrivate(file)
    db.exec(PRAGMAS)
    migrate(db, migrations)
    const opened = db
    return {
      db: opened,
      close: () => {
        opened.close()
        lock.release()
      },
    }
  } catch (error) {
    db?.close()
    lock.release()
    throw isDamage(error)
      ? new Error(`${file} is damaged, or is no Warroom database. Restore a backup.`, { cause: error })
      : error
  }
}

/** For the owner alone, as are the files that SQLite puts beside it: it holds what people wrote in confidence. */
function openPrivate(file: string): DatabaseSync {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  return new DatabaseSync(file)
}

const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  [SQLITE_CORRUPT, SQLITE_NOTADB].includes(Number(error.errcode) & 0xff)

const checksum = (sql: string): string => createHash('sha256').update(sql).digest('hex')

function migrate(db: DatabaseSync, migrations: readonly Migration[]): void {
  db.exec(`CREATE TABLE IF NOT EXISTS migration (
    version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL
  ) STRICT`)
  const applied = db.prepare('SELECT version, sha256 FROM migration ORDER BY version').all() as {
    version: number
    sha256: string
  }[]
  const newest = migrations.at(-1)?.version ?? 0
  const found = applied.at(-1)?.version ?? 0
  if (found > newest) {
    throw new Error(
      `This database was written by a newer Warroom (schema ${found}; this one knows ${newest}). Start the newer version, or restore a backup from before the upgrade.`,
    )
  }
  for (const migration of migrations) {
    const before = applied.find((a) => a.version === migration.version)
    if (before && before.sha256 !== checksum(migration.sql)) {
      throw new Error(
        `Schema step ${migration.version} of this database differs from the released one. Restore a backup.`,
      )
    }
    if (!before) apply(db, migration)
  }
}

function apply(db: DatabaseSync, { version, name, sql }: Migration): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    db.exec(sql)
    db.prepare('INSERT INTO migration(version, name, sha256, applied_at) VALUES (?, ?, ?, ?)').run(
      version,
      name,
      checksum(sql),
      Date.now(),
    )
    db.exec('COMMIT')
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}
