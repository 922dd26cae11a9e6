import type { DatabaseSync } from 'node:sqlite'
import type { StorageHealth } from '../../ports/storage-health.ts'

/** Writes a canary: reading would still work on a full or read-only disk. */
export class SqliteStorageHealth implements StorageHealth {
  private readonly db: DatabaseSync

  constructor(db: DatabaseSync) {
    this.db = db
  }

  check: StorageHealth['check'] = async () => {
    try {
      this.db
        .prepare(
          `INSERT INTO counter(name, value) VALUES ('canary', 1) ON CONFLICT(name) DO UPDATE SET value = value + 1`,
        )
        .run()
      return { writable: true }
    } catch (error) {
      return { writable: false, why: error instanceof Error ? error.message : 'storage failed' }
    }
  }
}
