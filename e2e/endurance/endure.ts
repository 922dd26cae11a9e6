/** Runs the endurance test and says whether anything was lost or grew. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Cluster } from '@warroom/server/testing/cluster.ts'
import { PostgresServer } from '@warroom/server/testing/postgres-server.ts'
import { RedisLine, RedisServer } from '@warroom/server/testing/redis-server.ts'
import { ClusterCaller } from '../wire/cluster-caller.ts'
import { Crowd } from './crowd.ts'
import { growthPerHour, inWholeWindows, lowest, middle, type Sample } from './slope.ts'

const MINUTES = Number(process.argv[2] ?? '30')
const SAMPLE_MS = 5_000
/** Boards are left after this time, so that rooms come and go. */
const MOVE_EVERY_MINUTES = 3
/** Caches and compiled code still grow in the first part. */
const SETTLED_AFTER = 1 / 3
const ADMIN_TOKEN = 'endurance-admin-token-0123456789abcdef'
/** Over these it grows, and does not only breathe. */
const MOST_GROWTH = { heapMb: 24, handles: 6, files: 6 } as const
type Figure = keyof typeof MOST_GROWTH

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const directory = mkdtempSync(join(tmpdir(), 'warroom-endurance-'))
const postgres = await new PostgresServer().start()
const redis = await RedisServer.open()
const line = await RedisLine.to(redis)
const cluster = await Cluster.start({
  instances: 2,
  databaseUrl: await postgres.newDatabase(),
  redisUrl: [line.url, redis.url],
  dataDir: directory,
  adminToken: ADMIN_TOKEN,
})
const ask = new ClusterCaller(cluster, ADMIN_TOKEN)
const crowd = new Crowd({
  url: cluster.url,
  token: ADMIN_TOKEN,
  declare: () => ask.declare(),
  notesOf: async (id) => (await ask.state(id, 0)).notes,
  people: 24,
  boards: 4,
})

const FAULTS: readonly { readonly what: string; readonly run: () => Promise<unknown> }[] = [
  {
    what: 'the line of one instance to Redis is cut for 10 s',
    run: async () => {
      line.cut()
      await wait(10_000)
      line.restore()
    },
  },
  { what: 'all lines of people break', run: async () => crowd.breakLines() },
  {
    what: 'Redis is killed and comes back empty',
    run: async () => {
      await redis.kill()
      await wait(5_000)
      await redis.start()
    },
  },
  { what: '60 come at once and go', run: () => crowd.storm(60) },
  {
    what: 'Redis hangs for 8 s',
    run: async () => {
      redis.pause()
      await wait(8_000)
      redis.goOn()
    },
  },
]

const samples: Record<Figure, Sample[]>[] = cluster.ports.map(() => ({ heapMb: [], handles: [], files: [] }))
const beganAt = performance.now()
const seconds = () => (performance.now() - beganAt) / 1_000

async function sample(): Promise<void> {
  for (const [i, port] of cluster.ports.entries()) {
    const response = await fetch(`http://127.0.0.1:${port}/metrics`, {
      headers: { host: new URL(cluster.url).host },
    })
    const text = await response.text()
    const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)
    const at = seconds()
    samples[i]?.heapMb.push({ at, value: read('nodejs_heap_size_used_bytes') / 2 ** 20 })
    samples[i]?.handles.push({ at, value: read('nodejs_active_handles_total') })
    samples[i]?.files.push({ at, value: read('process_open_fds') })
  }
}

let failures = 0
const sampling = setInterval(() => void sample().catch(() => undefined), SAMPLE_MS)
for (let minute = 0; minute < MINUTES; minute++) {
  const until = beganAt + (minute + 1) * 60_000
  try {
    if (minute % MOVE_EVERY_MINUTES === 0) await crowd.move()
    await wait(20_000)
    const fault = FAULTS[minute % FAULTS.length]
    console.log(`minute ${minute + 1}: ${fault?.what}`)
    await fault?.run()
    await wait(10_000)
    await crowd.compare()
  } catch (error) {
    failures += 1
    console.error(`minute ${minute + 1}:`, error)
  }
  await wait(Math.max(0, until - performance.now()))
}
clearInterval(sampling)
crowd.leave()

let grows = 0
for (const [i, figures] of samples.entries()) {
  for (const figure of Object.keys(MOST_GROWTH) as Figure[]) {
    const settled = figures[figure].filter(({ at }) => at > MINUTES * 60 * SETTLED_AFTER)
    const by = figure === 'heapMb' ? lowest : middle
    const window = 60 * MOVE_EVERY_MINUTES
    const low = by(inWholeWindows(settled, window), window)
    const growth = growthPerHour(low)
    const verdict = growth > MOST_GROWTH[figure] ? 'GROWS' : 'flat'
    if (verdict === 'GROWS') grows += 1
    const lows = low.map(({ value }) => value.toFixed(0)).join(' ')
    console.log(`instance ${i + 1}, ${figure}: ${growth.toFixed(1)} an hour, ${verdict} (${lows})`)
  }
}
const { edits, comparisons } = crowd.counts
console.log(
  `${MINUTES} minutes, ${edits} edits, ${comparisons} comparisons of all screens, ${failures} failures.`,
)
await cluster.end()
await redis.kill()
await line.discard()
await postgres.discard()
rmSync(directory, { recursive: true })
process.exit(failures + grows === 0 ? 0 : 1)
