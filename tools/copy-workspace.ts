// `npm run copy-workspace -- to-postgres | to-sqlite`: moves a workspace between DATA_DIR and DATABASE_URL.
import { withPostgresWorkspace } from '@warroom/server/adapters/postgres/postgres-workspace.ts'
import { withSqliteWorkspace } from '@warroom/server/adapters/sqlite/sqlite-workspace.ts'
import { BadConfiguration, readConfig } from '@warroom/server/config.ts'
import { copyWorkspace } from '@warroom/server/workspace-copy/copy-workspace.ts'

const USAGE = `Usage: DATABASE_URL=postgres://… npm run copy-workspace -- to-postgres | to-sqlite
Copies everything between the SQLite database in DATA_DIR and the PostgreSQL database of DATABASE_URL. No server may
run on either; the one copied to must be empty; the one copied from stays as it is.`

async function copy(direction: string): Promise<void> {
  const { dataDir, databaseUrl } = readConfig(process.env)
  if (databaseUrl === null)
    throw new BadConfiguration('DATABASE_URL is not set; it names the PostgreSQL database.')
  const copied = await withSqliteWorkspace(dataDir, (sqlite) =>
    withPostgresWorkspace(databaseUrl, (postgres) => {
      const [from, to] = direction === 'to-postgres' ? [sqlite, postgres] : [postgres, sqlite]
      console.log(`From ${from.place} to ${to.place}`)
      return copyWorkspace(from, to, (words) => console.log(`  ${words}`))
    }),
  )
  console.log(`Copied and verified: ${copied.incidents} incidents, ${copied.rows} rows.`)
}

const [direction = ''] = process.argv.slice(2)
if (direction === 'to-postgres' || direction === 'to-sqlite') {
  await copy(direction).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    console.error('Nothing was copied.')
    process.exitCode = 1
  })
} else {
  console.error(USAGE)
  process.exitCode = 2
}
