/** The one SQLite file of a workspace, ready to use: locked, tuned for durability, and at the newest schema. */
import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Migration } from '../migration.ts'
import { lockDataDirectory } from './data-directory-lock.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations.ts'

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
    migrate(db, file, migrations)
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
