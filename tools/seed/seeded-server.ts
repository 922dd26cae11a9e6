import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { MemoryPresenceStore } from '../../server/src/adapters/memory/memory-presence-store.ts'
import { randomIds } from '../../server/src/adapters/random-ids.ts'
import { silentBus } from '../../server/src/adapters/silent-bus.ts'
import { openDatabase } from '../../server/src/adapters/sqlite/open-database.ts'
import { SqliteIdempotencyStore } from '../../server/src/adapters/sqlite/sqlite-idempotency-store.ts'
import { SqliteIdentityStore } from '../../server/src/adapters/sqlite/sqlite-identity-store.ts'
import { SqliteIncidentIndex } from '../../server/src/adapters/sqlite/sqlite-incident-index.ts'
import { SqliteIncidentLog } from '../../server/src/adapters/sqlite/sqlite-incident-log.ts'
import { SqliteStorageHealth } from '../../server/src/adapters/sqlite/sqlite-storage-health.ts'
import { systemClock } from '../../server/src/adapters/system-clock.ts'
import { createWarRoomServer } from '../../server/src/create-war-room-server.ts'
import { sessionCookieName } from '../../server/src/identity/session-cookie.ts'
import { Sessions } from '../../server/src/identity/sessions.ts'
import { repositoryRoot } from '../repository-root.mjs'
import { seedWorkspace } from './seed-workspace.ts'

/** The seeded workspace on a real server, with a way in as anybody of the story. */
export interface SeededServer {
  readonly url: string
  /** The newest incident with this title. */
  incident(title: string): Promise<string>
  /** A browser cookie that is this person's session. */
  cookieOf(name: string): Promise<{ readonly name: string; readonly value: string; readonly url: string }>
  close(): Promise<void>
}

export async function startSeededServer(): Promise<SeededServer> {
  const folder = mkdtempSync(join(tmpdir(), 'warroom-seeded-'))
  const database = openDatabase(folder)
  const { db } = database
  const [log, index, identity] = [
    new SqliteIncidentLog(db),
    new SqliteIncidentIndex(db),
    new SqliteIdentityStore(db),
  ]
  await seedWorkspace({ log, index, identity }, Date.now())
  const server = await createWarRoomServer({
    config: { host: '127.0.0.1', port: 0, publicUrl: null, adminToken: null, trustProxy: false },
    clientDirectory: join(repositoryRoot, 'client', 'dist'),
    log,
    index,
    identity,
    idempotency: new SqliteIdempotencyStore(db),
    presence: new MemoryPresenceStore(),
    bus: silentBus('alone'),
    degraded: () => [],
    overload: () => null,
    storageFreeBytes: () => null,
    health: new SqliteStorageHealth(db),
    clock: systemClock,
    scheduler: systemClock,
    ids: randomIds,
    logger: pino({ level: 'warn' }),
  })
  return {
    url: server.url,
    incident: async (title) => {
      const { incidents } = await index.list({ limit: 50 })
      const found = incidents.find((incident) => incident.title === title)
      if (!found) throw new Error(`No incident is called ${title}`)
      return found.id
    },
    cookieOf: async (name) => {
      const person = (await identity.people()).find((somebody) => somebody.name === name)
      if (!person) throw new Error(`Nobody is called ${name}`)
      const { secret } = await new Sessions(identity, systemClock).start(person.personId)
      return { name: sessionCookieName(false), value: secret, url: server.url }
    },
    close: async () => {
      await server.close()
      database.close()
      rmSync(folder, { recursive: true })
    },
  }
}
