import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Rng } from '../testing/rng.ts'
import { orderBetween } from './order-key.ts'

const dice = (seed: number) => {
  const rng = new Rng(seed)
  return (below: number) => rng.int(below)
}

test('[ORD1] inserting anywhere, hundreds of times, keeps the list in the order in which it was put', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.nat(), { minLength: 1, maxLength: 300 }), (seed, places) => {
      const random = dice(seed)
      const keys: string[] = []
      for (const place of places) {
        const at = place % (keys.length + 1)
        keys.splice(at, 0, orderBetween(keys[at - 1] ?? null, keys[at] ?? null, random))
      }
      expect(keys).toEqual([...keys].sort())
      expect(new Set(keys).size).toBe(keys.length)
    }),
    { numRuns: 50 },
  )
})

test('[ORD1] inserting always at the same place stays possible, before, after and between', () => {
  const random = dice(7)
  let [low, high] = [orderBetween(null, null, random), '']
  high = orderBetween(low, null, random)
  for (let i = 0; i < 500; i++) {
    const middle = orderBetween(low, high, random)
    expect(middle > low && middle < high).toBe(true)
    if (i % 2 === 0) low = middle
    else high = middle
  }
})

test('[ORD2] two people who insert at the same place get different keys, with room between them', () => {
  const [before, after] = ['a0', 'a1']
  const [bobs, alices] = [orderBetween(before, after, dice(1)), orderBetween(before, after, dice(2))]
  expect(bobs).not.toBe(alices)
  const [first = '', second = ''] = [bobs, alices].sort()
  const between = orderBetween(first, second, dice(3))
  expect(between > first && between < second).toBe(true)
})

test('[ORD3] whatever keys somebody else made up, inserting gives a key, and behind the last it sorts last', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.integer(), (one, other, seed) => {
      expect(orderBetween(one, other, dice(seed))).not.toBe('')
      expect(orderBetween(one, null, dice(seed)) > one).toBe(true)
      expect(orderBetween(null, other, dice(seed))).not.toBe('')
    }),
  )
})
