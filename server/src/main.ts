/** The composition root: environment → config → adapters → server, and a clean end. */
import { statfsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Logger, pino } from 'pino'
import { openPostgresStorage } from './adapters/postgres/open-postgres-storage.ts'
import { randomIds } from './adapters/random-ids.ts'
import { DataDirectoryInUse } from './adapters/sqlite/data-directory-lock.ts'
import { openSqliteStorage } from './adapters/sqlite/open-sqlite-storage.ts'
import { systemClock } from './adapters/system-clock.ts'
import { BadConfiguration, type Config, readConfig } from './config.ts'
import { createWarRoomServer, type WarRoomServer } from './create-war-room-server.ts'
import { LoadWatch } from './load-watch.ts'
import { type Meeting, openMeeting } from './open-meeting.ts'
import type { Storage } from './ports/storage.ts'

const CLIENT_DIRECTORY = fileURLToPath(new URL('../../client/dist', import.meta.url))
/** Longer than any clean end takes; whoever waits for us must not wait for ever. */
const HARD_STOP_MS = 10_000
const IMPATIENT_AFTER_MS = 1_000

/** Words for people, on stderr, and no stack: they can do something about it. */
function refuseToStart(words: string): never {
  console.error(words)
  process.exit(1)
}

function readEnvironment(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (error instanceof BadConfiguration) refuseToStart(error.message)
    throw error
  }
}

async function openStorage({ databaseUrl, dataDir }: Config, logger: Logger): Promise<Storage> {
  try {
    if (databaseUrl === null) return openSqliteStorage(dataDir)
    const onLost = (why: string) => logger.warn({ why }, 'a connection to PostgreSQL broke')
    return await openPostgresStorage(databaseUrl, { onLost })
  } catch (error) {
    if (error instanceof DataDirectoryInUse) refuseToStart(error.message)
    const why = error instanceof Error ? error.message : String(error)
    if (databaseUrl !== null) return refuseToStart(`DATABASE_URL: ${why}.`)
    return refuseToStart(
      `DATA_DIR is ${dataDir}, and no data can be kept there: ${why}. It wants a directory that this account may write.`,
    )
  }
}

async function start(
  config: Config,
  storage: Storage,
  meeting: Meeting,
  logger: Logger,
): Promise<WarRoomServer> {
  // It ends with the process.
  const load = new LoadWatch()
  try {
    return await createWarRoomServer({
      config,
      clientDirectory: CLIENT_DIRECTORY,
      ...storage,
      presence: meeting.presence,
      bus: meeting.bus,
      degraded: meeting.degraded,
      overload: () => load.overload,
      storageFreeBytes: () => (config.databaseUrl === null ? freeBytes(config.dataDir) : null),
      clock: systemClock,
      scheduler: systemClock,
      ids: randomIds,
      logger,
    })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const at = `${config.host}:${config.port}`
    if (code === 'EADDRINUSE')
      refuseToStart(`Port ${config.port} is in use (${at}). Stop what uses it, or set PORT.`)
    if (code === 'EACCES')
      refuseToStart(`Port ${config.port} needs more rights (${at}). Set PORT to one above 1023.`)
    if (code === 'EADDRNOTAVAIL') refuseToStart(`HOST ${config.host} is no address of this machine.`)
    throw error
  }
}

interface Running {
  readonly server: WarRoomServer
  readonly meeting: Meeting
  readonly storage: Storage
}

function freeBytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory)
  return bavail * bsize
}

function stopOnSignals({ server, meeting, storage }: Running, logger: Logger): void {
  let stoppingSince: number | null = null
  const stop = (signal: NodeJS.Signals): void => {
    if (stoppingSince !== null) {
      // One Ctrl-C comes twice, from the terminal and from npm; only a later one means "now, at any price".
      if (performance.now() - stoppingSince > IMPATIENT_AFTER_MS) process.exit(1)
      return
    }
    stoppingSince = performance.now()
    logger.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), HARD_STOP_MS).unref()
    server
      .close()
      .then(() => meeting.close())
      .then(() => storage.close())
      .then(
        () => process.exit(0),
        (err: unknown) => {
          logger.error({ err }, 'stopped uncleanly')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

const config = readEnvironment()
const logger = pino(
  {
    level: config.logLevel,
    redact: {
      paths: [
        'authorization',
        'cookie',
        'token',
        'secret',
        '*.authorization',
        '*.cookie',
        '*.token',
        '*.secret',
      ],
      censor: '[hidden]',
    },
  },
  // Synchronous, so that the last words before an end are written.
  pino.destination({ dest: 2, sync: true }),
)
// What is on disk is whole; what is in memory after an unexpected error may not be.
process.on('uncaughtException', (err) => {
  logger.fatal({ err }, 'unexpected error')
  process.exit(1)
})

const storage = await openStorage(config, logger)
const meeting = openMeeting(config, logger)
const server = await start(config, storage, meeting, logger)
stopOnSignals({ server, meeting, storage }, logger)
if (server.setUpUrl) {
  console.log(`Set up your workspace: ${server.setUpUrl} (single use, valid for 30 minutes)`)
}
console.log(`Warroom is ready at ${server.url}`)
