// Fills DATA_DIR with a believable workspace. Never touches one that holds something, unless told to with --force; even
// then it only adds.
import { DataDirectoryInUse } from '../server/src/adapters/sqlite/data-directory-lock.ts'
import { openDatabase } from '../server/src/adapters/sqlite/open-database.ts'
import { SqliteIdentityStore } from '../server/src/adapters/sqlite/sqlite-identity-store.ts'
import { SqliteIncidentIndex } from '../server/src/adapters/sqlite/sqlite-incident-index.ts'
import { SqliteIncidentLog } from '../server/src/adapters/sqlite/sqlite-incident-log.ts'
import { SqliteSettingsStore } from '../server/src/adapters/sqlite/sqlite-settings-store.ts'
import { BadConfiguration, readConfig } from '../server/src/config.ts'
import { isEmpty, seedWorkspace } from './seed/seed-workspace.ts'

const isForced = process.argv.includes('--force')

async function seed(): Promise<number> {
  const config = readConfig(process.env)
  const database = openDatabase(config.dataDir)
  const stores = {
    log: new SqliteIncidentLog(database.db),
    index: new SqliteIncidentIndex(database.db),
    identity: new SqliteIdentityStore(database.db),
    settings: new SqliteSettingsStore(database.db),
  }
  try {
    if (!isForced && !(await isEmpty(stores))) {
      console.error(
        `${config.dataDir} already holds a workspace. Set DATA_DIR to an empty folder, or add to it with: npm run seed -- --force`,
      )
      return 1
    }
    const secret = await seedWorkspace(stores, Date.now())
    const url = config.publicUrl ?? `http://127.0.0.1:${config.port}`
    console.log(
      `Seeded ${config.dataDir}. Start it with npm start, then come in as an admin (once, within 7 days):`,
    )
    console.log(`${url}/join#${secret}`)
    return 0
  } finally {
    database.close()
  }
}

try {
  process.exitCode = await seed()
} catch (error) {
  if (!(error instanceof BadConfiguration || error instanceof DataDirectoryInUse)) throw error
  console.error(error.message)
  process.exitCode = 1
}
