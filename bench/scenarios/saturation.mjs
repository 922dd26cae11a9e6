// How many deliveries (one edit on one other screen) a server makes in a second before they come late.
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { percentiles } from '../percentiles.mjs'
import { latenciesIn, RawWriter } from '../raw-line.mjs'

/** Late is more than this for one delivery in a hundred. */
const LATE_MS = 100
const LASTS_MS = 3_000
const TICK_MS = 5

/**
 * One room; `writers` type faster and faster until deliveries come late or not at all. Every tenth reader looks inside.
 * The best rate that was kept: `{ perSecond, p99 }`.
 */
export async function saturation(contestant, { readers = 100, writers = 80, rates = RATES }) {
  let best = null
  for (const rate of rates) {
    const { p50, p99, share } = await atRate(contestant, { readers, writers, rate }).catch((error) => {
      process.stderr.write(`  ${rate}/s: ${error.message}\n`)
      return { share: 0 }
    })
    const kept = share > 0.999 && p99 <= LATE_MS
    process.stderr.write(
      `  ${rate}/s: p50 ${p50?.toFixed(1)} p99 ${p99?.toFixed(1)} delivered ${(share * 100).toFixed(1)} %\n`,
    )
    if (!kept) break
    best = { perSecond: rate * readers, p50, p99 }
  }
  return best
}
const RATES = [200, 500, 1_000, 1_500, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000]

async function atRate(contestant, { readers, writers, rate }) {
  const room = await contestant.newRoom()
  const open = () => contestant.openRaw(room)
  const typing = []
  const sentAt = new Map()
  for (let i = 0; i < writers; i++) {
    const writer = new RawWriter(open(), contestant.text)
    sentAt.set(writer.doc.clientID, writer.sentAt)
    typing.push(writer)
  }
  const reading = []
  for (let i = 0; i < readers; i++) reading.push(open())
  await Promise.all([...typing.map(({ line }) => line.synced), ...reading.map((line) => line.synced)])
  const latencies = []
  const looking = reading.filter((_line, i) => i % 10 === 0)
  for (const line of looking) {
    line.onContent = (update) => latenciesIn(update, sentAt, performance.now(), latencies)
  }
  const from = performance.now()
  let typed = 0
  while (performance.now() - from < LASTS_MS) {
    const due = Math.floor(((performance.now() - from) / 1_000) * rate)
    for (; typed < due; typed++) typing[typed % writers].type(performance.now())
    await wait(TICK_MS)
  }
  const wanted = typed * looking.length
  for (
    const deadline = performance.now() + 3_000;
    latencies.length < wanted && performance.now() < deadline;
  )
    await wait(20)
  for (const line of [...typing.map((writer) => writer.line), ...reading]) line.close()
  await wait(300)
  return { ...percentiles(latencies), share: latencies.length / wanted }
}
