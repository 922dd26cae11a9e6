import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { expect, test } from 'vitest'
import { Coalesced } from './coalesced.ts'
import { restAfterTelling } from './telling-pace.ts'

/** Lets everything that is ready to run do so. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

test('[SOCK12] the first change is told at once, those after it together, the last one always', async () => {
  const clock = new FakeClock()
  let state = 0
  const told: number[] = []
  const beat = new Coalesced<string>({
    timers: clock,
    onFault: (error) => expect.unreachable(String(error)),
    run: async () => {
      told.push(state)
      return 50
    },
  })
  for (state = 1; state < 100; state++) beat.ask('room')
  await settled()
  expect(told).toEqual([1])
  clock.advance(49)
  expect(told).toEqual([1])
  clock.advance(1)
  expect(told).toEqual([1, 100])
  await settled()
  clock.advance(1_000)
  await settled()
  expect(told).toEqual([1, 100])
})

test('[SOCK12] a change that could not be told is told again, and no telling overtakes another', async () => {
  const clock = new FakeClock()
  const faults: unknown[] = []
  const running: (() => void)[] = []
  let runs = 0
  const beat = new Coalesced<string>({
    timers: clock,
    onFault: (error) => faults.push(error),
    run: async () => {
      runs += 1
      if (runs === 1) throw new Error('disk failed')
      await new Promise<void>((resolve) => running.push(resolve))
      return 50
    },
  })
  beat.ask('room')
  await settled()
  expect(faults).toHaveLength(1)
  clock.advance(1_000)
  beat.ask('room')
  clock.advance(1_000)
  expect(runs).toBe(2)
  running[0]?.()
  await settled()
  clock.advance(50)
  expect(runs).toBe(3)
  beat.stop()
})

test('[SOCK13] telling a crowd takes no more of the line than edits can spare', () => {
  const person = 150
  expect(restAfterTelling(50, 10 * person, 10)).toBe(50)
  const [people, readers] = [200, 200]
  const rest = restAfterTelling(50, people * person, readers)
  expect(rest).toBeLessThanOrEqual(500)
  expect((people * person * readers * 1000) / rest).toBeLessThanOrEqual(20_000_000)
})
