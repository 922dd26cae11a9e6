import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'
import { pino } from 'pino'
import { MemoryPresenceStore } from '../server/src/adapters/memory/memory-presence-store.ts'
import { randomIds } from '../server/src/adapters/random-ids.ts'
import { silentBus } from '../server/src/adapters/silent-bus.ts'
import { openDatabase } from '../server/src/adapters/sqlite/open-database.ts'
import { SqliteIdempotencyStore } from '../server/src/adapters/sqlite/sqlite-idempotency-store.ts'
import { SqliteIdentityStore } from '../server/src/adapters/sqlite/sqlite-identity-store.ts'
import { SqliteIncidentIndex } from '../server/src/adapters/sqlite/sqlite-incident-index.ts'
import { SqliteIncidentLog } from '../server/src/adapters/sqlite/sqlite-incident-log.ts'
import { SqliteSettingsStore } from '../server/src/adapters/sqlite/sqlite-settings-store.ts'
import { SqliteStorageHealth } from '../server/src/adapters/sqlite/sqlite-storage-health.ts'
import { createWarRoomServer } from '../server/src/create-war-room-server.ts'
import { sessionCookieName } from '../server/src/identity/session-cookie.ts'
import { Sessions } from '../server/src/identity/sessions.ts'
import { repositoryRoot } from './repository-root.mjs'

export interface Stores {
  readonly log: SqliteIncidentLog
  readonly index: SqliteIncidentIndex
  readonly identity: SqliteIdentityStore
  readonly settings: SqliteSettingsStore
}

export interface ThrowawayServer {
  readonly url: string
  readonly index: SqliteIncidentIndex
  /** A browser cookie that is this person's session. */
  cookieOf(name: string): Promise<{ readonly name: string; readonly value: string; readonly url: string }>
  /** Stops and leaves nothing behind. */
  close(): Promise<void>
}

export interface ThrowawayOptions {
  readonly times: Clock & Scheduler
  /** 0: any free one. */
  readonly port?: number
  readonly adminToken?: string
  /** Writes what is there from the beginning. */
  readonly fill: (stores: Stores) => Promise<unknown>
}

/** The whole server on a free port, with the built client and a database that is gone afterwards. */
export async function startThrowawayServer(options: ThrowawayOptions): Promise<ThrowawayServer> {
  const { times, port = 0, adminToken = null, fill } = options
  const folder = mkdtempSync(join(tmpdir(), 'warroom-throwaway-'))
  const database = openDatabase(folder)
  const { db } = database
  const stores: Stores = {
    log: new SqliteIncidentLog(db),
    index: new SqliteIncidentIndex(db),
    identity: new SqliteIdentityStore(db),
    settings: new SqliteSettingsStore(db),
  }
  await fill(stores)
  const server = await createWarRoomServer({
    ...stores,
    config: { host: '127.0.0.1', port, publicUrl: null, adminToken, trustProxy: false },
    clientDirectory: join(repositoryRoot, 'client', 'dist'),
    idempotency: new SqliteIdempotencyStore(db),
    presence: new MemoryPresenceStore(),
    bus: silentBus('alone'),
    degraded: () => [],
    overload: () => null,
    storageFreeBytes: () => null,
    health: new SqliteStorageHealth(db),
    clock: times,
    scheduler: times,
    ids: randomIds,
    logger: pino({ level: 'warn' }),
  })
  return {
    url: server.url,
    index: stores.index,
    cookieOf: async (name) => {
      const person = (await stores.identity.people()).find((somebody) => somebody.name === name)
      if (!person) throw new Error(`Nobody is called ${name}`)
      const { secret } = await new Sessions(stores.identity, times).start(person.personId)
      return { name: sessionCookieName(false), value: secret, url: server.url }
    },
    close: async () => {
      await server.close()
      database.close()
      rmSync(folder, { recursive: true })
    },
  }
}
