import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { Rng } from '@warroom/shared/testing/rng.ts'
import { expect, test } from 'vitest'
import { sayGoodbyes } from './goodbyes.ts'

/** How many had been told after each tenth of a second, and in which order. */
async function told(people: number): Promise<{ steps: number[]; order: number[] }> {
  const clock = new FakeClock()
  const rng = new Rng(5)
  const order: number[] = []
  let isOver = false
  const goodbyes = Array.from({ length: people }, (_, i) => () => void order.push(i))
  sayGoodbyes(goodbyes, { scheduler: clock, random: () => rng.float() }).then(
    () => {
      isOver = true
    },
    () => undefined,
  )
  const steps: number[] = []
  for (; !isOver && steps.length < 100; clock.advance(100)) {
    await new Promise((resolve) => setImmediate(resolve))
    steps.push(order.length)
  }
  return { steps, order }
}

test('[DRAIN1] many are sent on a few at a time, each once, in no order; one need not wait', async () => {
  const { steps, order } = await told(1_000)
  expect(steps.length).toBeGreaterThan(30)
  expect(steps.length).toBeLessThan(50)
  const most = Math.max(...steps.map((count, i) => count - (steps[i - 1] ?? 0)))
  expect(most).toBeLessThanOrEqual(1_000 / 20)
  expect(new Set(order).size).toBe(1_000)
  expect(order).not.toEqual([...order].sort((a, b) => a - b))
  expect((await told(1)).steps).toEqual([1])
  expect((await told(0)).order).toEqual([])
})
