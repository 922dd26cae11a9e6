import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { EVENTS, type Event, type Outcome } from './outcome.ts'
import { runSimulation } from './run-simulation.ts'

/** `SIM_SEED=…` replays one seed; `SIM_SEEDS` sets how many run. */
const onlySeed = process.env.SIM_SEED ? Number(process.env.SIM_SEED) : null
const SEEDS = Number(process.env.SIM_SEEDS ?? 300)
/**
 * Seeds that once failed; they run first, for ever. 13, 23, 29: cursors unseen after a restart. 7109, 15992: what was typed
 * while a handshake waited for its authors was asked for by nobody. 2546: an author whose leaving was not heard of was
 * taken to be here, and who brought their words for a forger. 946, 9296, 16888: an echo was
 * taken for a caret of one's own, and two instances contradicted each other without end.
 */
const REGRESSIONS: readonly number[] = [13, 23, 29, 7109, 15992, 2546, 946, 9296, 16888]

const digest = ({ rows }: Outcome): string => {
  const hash = createHash('sha256')
  for (const row of rows)
    hash.update(`${row.seq}|${row.document}|${row.personId}|${row.at}|`).update(row.update)
  return hash.digest('hex')
}

const seeds =
  onlySeed === null ? [...REGRESSIONS, ...Array.from({ length: SEEDS }, (_, i) => i + 1)] : [onlySeed]

describe('with faults on the way', () => {
  const totals = new Map<Event, number>()
  const CHUNK = 25
  for (let from = 0; from < seeds.length; from += CHUNK) {
    const chunk = seeds.slice(from, from + CHUNK)
    test(`[SIM1] [SIM2] [SIM3] [SIM4] [SIM5] [SIM6] [SIM10] [SIM11] all screens and the log agree in the end: seeds ${chunk[0]} to ${chunk.at(-1)}`, async () => {
      for (const seed of chunk) {
        try {
          const { counts } = await runSimulation({ seed })
          for (const event of EVENTS) totals.set(event, (totals.get(event) ?? 0) + counts[event])
        } catch (error) {
          throw new Error(`seed ${seed} failed; replay it with SIM_SEED=${seed}`, { cause: error })
        }
      }
    }, 120_000)
  }

  test('[SIM7] the runs were not empty: everything that can happen did', () => {
    if (onlySeed !== null) return
    for (const event of EVENTS) expect(totals.get(event), event).toBeGreaterThan(SEEDS / 10)
  })
})

test('[SIM8] the same seed gives the same bytes', async () => {
  for (const seed of [3, 14, 159]) {
    expect(digest(await runSimulation({ seed }))).toBe(digest(await runSimulation({ seed })))
  }
})

test('[SIM9] without the server’s half of the handshake the checks fail: they can', async () => {
  let failed = 0
  for (let seed = 1; seed <= 20; seed++) {
    const isServersQuestion = (frame: Uint8Array): boolean => frame[0] === 0 && frame[1] === 0
    await runSimulation({ seed, swallow: isServersQuestion }).catch(() => {
      failed += 1
    })
  }
  expect(failed).toBeGreaterThan(14)
})
