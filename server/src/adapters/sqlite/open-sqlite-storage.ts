/** A workspace in one SQLite file. */
import type { Storage } from '../../ports/storage.ts'
import { openDatabase } from './open-database.ts'
import { SqliteIdempotencyStore } from './sqlite-idempotency-store.ts'
import { SqliteIdentityStore } from './sqlite-identity-store.ts'
import { SqliteIncidentIndex } from './sqlite-incident-index.ts'
import { SqliteIncidentLog } from './sqlite-incident-log.ts'
import { SqliteSettingsStore } from './sqlite-settings-store.ts'
import { SqliteStorageHealth } from './sqlite-storage-health.ts'

export function openSqliteStorage(directory: string): Storage {
  const { db, close } = openDatabase(directory)
  return {
    log: new SqliteIncidentLog(db),
    index: new SqliteIncidentIndex(db),
    identity: new SqliteIdentityStore(db),
    idempotency: new SqliteIdempotencyStore(db),
    settings: new SqliteSettingsStore(db),
    health: new SqliteStorageHealth(db),
    close: async () => close(),
  }
}
