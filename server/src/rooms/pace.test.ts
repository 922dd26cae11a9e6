import { expect, test } from 'vitest'
import { MAX_REST_MS, nextRestMs, ownRestMs } from './pace.ts'

/** Where the rest settles when a group costs `cost` ms whatever is in it, and edits never cease. */
function settled(costMs: number, from = 0): { restMs: number; load: number } {
  let restMs = from
  const load = () => costMs / (costMs + restMs)
  for (let i = 0; i < 100; i++) restMs = nextRestMs(restMs, load())
  return { restMs, load: load() }
}

test('[PACE1] on a quiet server nobody waits, and a rest that was needed is soon over', () => {
  expect(nextRestMs(0, 0.3)).toBe(0)
  let restMs = MAX_REST_MS
  let steps = 0
  for (; restMs > 0; steps++) restMs = nextRestMs(restMs, 0.3)
  expect(steps).toBeLessThan(20)
})

test('[PACE2] under a flood the rest settles where the server has power left, and never exceeds 50 ms', () => {
  for (const cost of [1, 3, 10, 25]) {
    for (const from of [0, MAX_REST_MS]) {
      const { restMs, load } = settled(cost, from)
      expect(load).toBeLessThanOrEqual(0.76)
      expect(restMs).toBeLessThanOrEqual(MAX_REST_MS)
    }
  }
  expect(settled(1_000).restMs).toBe(MAX_REST_MS)
})

test('[PACE3] a room alone leaves others a third of the time', () => {
  for (const tookMs of [0.5, 2, 10]) expect(tookMs / (tookMs + ownRestMs(tookMs))).toBeCloseTo(2 / 3)
  expect(ownRestMs(1_000)).toBe(MAX_REST_MS)
})
