import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { IdempotencyStore } from './ports/idempotency-store.ts'
import type { IdentityStore } from './ports/identity-store.ts'
import type { IncidentIndex } from './ports/incident-index.ts'
import type { IncidentLog } from './ports/incident-log.ts'
import type { InstanceBus } from './ports/instance-bus.ts'
import type { PresenceStore } from './ports/presence-store.ts'
import type { SettingsStore } from './ports/settings-store.ts'
import type { StorageHealth } from './ports/storage-health.ts'
import type { Overload } from './transports/load-rule.ts'

/** Everything a server touches of the world, handed in, so that tests run the same server. */
export interface ServerParts {
  readonly config: Pick<Config, 'host' | 'port' | 'publicUrl' | 'adminToken' | 'trustProxy'>
  /** Where the built client lies. */
  readonly clientDirectory: string
  readonly log: IncidentLog
  readonly index: IncidentIndex
  readonly identity: IdentityStore
  readonly idempotency: IdempotencyStore
  readonly settings: SettingsStore
  readonly presence: PresenceStore
  readonly bus: InstanceBus
  /** What is missing though the server is ready, in words of DESIGN 2 (`redis`). */
  readonly degraded: () => readonly string[]
  /** Whether there is more to do, or in memory, than this process can bear. */
  readonly overload: () => Overload | null
  /** Left on the disk where everything is kept; `null` when that is another machine's. */
  readonly storageFreeBytes: () => number | null
  readonly health: StorageHealth
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly ids: IdSource
  readonly logger: Logger
}
