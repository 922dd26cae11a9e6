// `npm run backup -- FILE`, `npm run restore -- FILE` and `npm run restore -- --verify FILE`: copies of a workspace on SQLite.
import { backUpWorkspace, restoreWorkspace } from '@warroom/server/backup/backup-workspace.ts'
import { verifyWorkspace } from '@warroom/server/backup/verify-workspace.ts'
import { BadConfiguration, readConfig } from '@warroom/server/config.ts'

const USAGE = `Usage: npm run backup -- FILE              copies the workspace in DATA_DIR, while the server runs
       npm run restore -- FILE             puts a copy into an empty DATA_DIR, after reading it whole
       npm run restore -- --verify FILE    only reads it`

async function run([what, ...args]: readonly string[]): Promise<string | null> {
  const { dataDir, databaseUrl } = readConfig(process.env)
  if (databaseUrl !== null) {
    throw new BadConfiguration(
      'DATABASE_URL is set: the workspace is in PostgreSQL. Use pg_dump and pg_restore.',
    )
  }
  const onlyVerify = args[0] === '--verify'
  const [file] = onlyVerify ? args.slice(1) : args
  if (!file || args.length > (onlyVerify ? 2 : 1)) return null
  if (what === 'backup' && !onlyVerify) {
    const { incidents, rows } = await backUpWorkspace(dataDir, file)
    return `${file} holds ${incidents} incidents, ${rows} rows; read back and whole.`
  }
  if (what !== 'restore') return null
  const { incidents, rows } = onlyVerify ? await verifyWorkspace(file) : await restoreWorkspace(file, dataDir)
  return `${onlyVerify ? `${file} is whole` : `${dataDir} holds it now`}: ${incidents} incidents, ${rows} rows.`
}

try {
  const words = await run(process.argv.slice(2))
  if (words === null) {
    console.error(USAGE)
    process.exitCode = 2
  } else console.log(words)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
