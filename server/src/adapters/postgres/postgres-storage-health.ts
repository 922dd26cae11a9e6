import type { StorageHealth } from '../../ports/storage-health.ts'
import type { PostgresDatabase } from './database.ts'
import { failureOf } from './failure.ts'

/** Writes a canary: reading would still work on a full or read-only disk. */
const CANARY = {
  name: 'canary',
  text: `INSERT INTO counter(name, value) VALUES ('canary', 1)
    ON CONFLICT (name) DO UPDATE SET value = counter.value + 1`,
}

/** Somebody is waiting to know whether to send people elsewhere. */
const TIMEOUT_MS = 2_000

type Answer = Awaited<ReturnType<StorageHealth['check']>>

export class PostgresStorageHealth implements StorageHealth {
  private readonly database: PostgresDatabase
  private asking: Promise<Answer> | null = null

  constructor(database: PostgresDatabase) {
    this.database = database
  }

  /** While one answer is waited for nobody asks again: questions must not use up the connections. */
  check: StorageHealth['check'] = () => {
    this.asking ??= this.ask().finally(() => {
      this.asking = null
    })
    return this.asking
  }

  private async ask(): Promise<Answer> {
    try {
      await this.database.run(CANARY, [], { timeoutMs: TIMEOUT_MS })
      return { writable: true }
    } catch (error) {
      return { writable: false, why: failureOf(error) }
    }
  }
}
