import type { StorageHealth } from '../../ports/storage-health.ts'
import type { PostgresDatabase } from './database.ts'
import { failureOf } from './failure.ts'

/** Writes a canary: reading would still work on a full or read-only disk. */
const CANARY = {
  name: 'canary',
  text: `INSERT INTO counter(name, value) VALUES ('canary', 1)
    ON CONFLICT (name) DO UPDATE SET value = counter.value + 1`,
}

export class PostgresStorageHealth implements StorageHealth {
  private readonly database: PostgresDatabase

  constructor(database: PostgresDatabase) {
    this.database = database
  }

  check: StorageHealth['check'] = async () => {
    try {
      await this.database.run(CANARY)
      return { writable: true }
    } catch (error) {
      return { writable: false, why: failureOf(error) }
    }
  }
}
