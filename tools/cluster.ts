/** Starts a cluster and keeps it until Ctrl-C; what it needs and is not named in the environment is started with it. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { Cluster } from '../server/src/testing/cluster.ts'
import { PostgresServer } from '../server/src/testing/postgres-server.ts'
import { RedisServer } from '../server/src/testing/redis-server.ts'

const MOST = 8

const settings = {
  instances: Number(process.env.INSTANCES ?? '2'),
  port: Number(process.env.PORT ?? '4600'),
  dataDir: process.env.DATA_DIR ?? './data',
}
if (!Number.isInteger(settings.instances) || settings.instances < 1 || settings.instances > MOST) {
  console.error(`INSTANCES is ${process.env.INSTANCES}; it wants a number from 1 to ${MOST}.`)
  process.exit(2)
}

const ends: (() => Promise<unknown>)[] = []
let isEnding = false
/** In the opposite order of their beginning. */
async function end(): Promise<void> {
  for (const one of ends.reverse()) await one().catch((error: unknown) => console.error(error))
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isEnding) return
    isEnding = true
    void end().then(() => process.exit(0))
  })
}

async function postgres(): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  const server = await new PostgresServer().start()
  ends.push(() => server.discard())
  console.log('PostgreSQL of its own, gone at the end. Set DATABASE_URL to keep what you do.')
  return server.newDatabase()
}

async function redis(): Promise<string> {
  if (process.env.REDIS_URL) return process.env.REDIS_URL
  const server = await RedisServer.open()
  ends.push(() => server.kill())
  return server.url
}

try {
  mkdirSync(settings.dataDir, { recursive: true })
  const databaseUrl = await postgres()
  const redisUrl = await redis()
  const adminToken = process.env.WARROOM_ADMIN_TOKEN ?? randomBytes(24).toString('hex')
  const logLevel = process.env.LOG_LEVEL ?? 'info'
  const cluster = await Cluster.start({ ...settings, databaseUrl, redisUrl, adminToken, logLevel })
  ends.push(() => cluster.end())
  for (const [i, port] of cluster.ports.entries())
    console.log(`Instance ${i + 1} listens on 127.0.0.1:${port}`)
  if (!process.env.WARROOM_ADMIN_TOKEN) console.log(`WARROOM_ADMIN_TOKEN=${adminToken}`)
  const setUp = cluster.lines(settings.instances - 1).find((line) => line.startsWith('Set up'))
  if (setUp) console.log(setUp)
  console.log(`Warroom is ready at ${cluster.url}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  await end()
  process.exit(1)
}
