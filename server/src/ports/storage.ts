import type { IdempotencyStore } from './idempotency-store.ts'
import type { IdentityStore } from './identity-store.ts'
import type { IncidentIndex } from './incident-index.ts'
import type { IncidentLog } from './incident-log.ts'
import type { SettingsStore } from './settings-store.ts'
import type { StorageHealth } from './storage-health.ts'

/** Everything a workspace keeps, on one database. */
export interface Storage {
  readonly log: IncidentLog
  readonly index: IncidentIndex
  readonly identity: IdentityStore
  readonly idempotency: IdempotencyStore
  readonly settings: SettingsStore
  readonly health: StorageHealth
  close(): Promise<void>
}
