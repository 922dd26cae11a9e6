/** A workspace on PostgreSQL, ready to use: reached, found fit, and at the newest schema. */
import type { Storage } from '../../ports/storage.ts'
import type { Migration } from '../migration.ts'
import { checkWritable } from './connection.ts'
import { type Connecting, PostgresDatabase } from './database.ts'
import { failureOf, withoutSecrets } from './failure.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations.ts'
import { PostgresIdempotencyStore } from './postgres-idempotency-store.ts'
import { PostgresIdentityStore } from './postgres-identity-store.ts'
import { PostgresIncidentIndex } from './postgres-incident-index.ts'
import { PostgresIncidentLog } from './postgres-incident-log.ts'
import { PostgresSettingsStore } from './postgres-settings-store.ts'
import { PostgresStorageHealth } from './postgres-storage-health.ts'

interface Opening extends Connecting {
  readonly migrations?: readonly Migration[]
}

/** Throws an error whose message names the database without its password and says what is wrong with it. */
export async function openPostgres(url: string, { migrations = MIGRATIONS, ...connecting }: Opening = {}) {
  const database = new PostgresDatabase(url, connecting)
  try {
    await database.withConnection(async (client) => {
      await checkWritable(client)
      await migrate(client, migrations)
    })
    return database
  } catch (cause) {
    await database.close()
    throw new Error(`${withoutSecrets(url)} cannot be used: ${failureOf(cause)}`, { cause })
  }
}

export async function openPostgresStorage(url: string, opening: Opening = {}): Promise<Storage> {
  const database = await openPostgres(url, opening)
  return {
    log: new PostgresIncidentLog(database),
    index: new PostgresIncidentIndex(database),
    identity: new PostgresIdentityStore(database),
    idempotency: new PostgresIdempotencyStore(database),
    settings: new PostgresSettingsStore(database),
    health: new PostgresStorageHealth(database),
    close: () => database.close(),
  }
}
