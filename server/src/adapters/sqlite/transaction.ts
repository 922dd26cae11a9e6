import type { DatabaseSync } from 'node:sqlite'

/** Runs `change` in one transaction: all of it is on disk when this returns, or nothing is. */
export function inTransaction<T>(db: DatabaseSync, change: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  let result: T
  try {
    result = change()
    db.exec('COMMIT')
  } catch (error) {
    // A full disk may have ended the transaction already.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
  return result
}
