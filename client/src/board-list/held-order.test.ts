import { expect, test } from 'vitest'
import { holdOrder, waitingText } from './held-order.ts'

const NONE: ReadonlySet<string> = new Set()
const held = (input: Partial<Parameters<typeof holdOrder>[0]>) =>
  holdOrder({
    seen: ['a', 'b', 'c'],
    live: ['a', 'b', 'c'],
    exists: () => true,
    placed: NONE,
    touched: NONE,
    ...input,
  })

test('[LIST1] a row somebody else adds waits behind "1 new" while the hand is in the list', () => {
  const order = held({ live: ['new', 'a', 'b', 'c'] })
  expect(order).toEqual({ ids: ['a', 'b', 'c'], added: 1, reordered: false })
  expect(waitingText(order)).toBe('1 new')
})

test('[LIST1] a reorder by somebody else waits, and says so', () => {
  const order = held({ live: ['c', 'a', 'b'] })
  expect(order.ids).toEqual(['a', 'b', 'c'])
  expect(waitingText(order)).toBe('List changed')
})

test('[LIST1] a row that no longer belongs to the list stays until the hand leaves', () => {
  const order = held({ live: ['a', 'c'] })
  expect(order.ids).toEqual(['a', 'b', 'c'])
  expect(waitingText(order)).toBe('List changed')
})

test('[LIST1] what does not exist any more is not shown', () => {
  expect(held({ live: ['a', 'c'], exists: (id) => id !== 'b' }).ids).toEqual(['a', 'c'])
})

test('[LIST2] my own additions and moves are placed at once, and others still wait', () => {
  const order = held({ live: ['theirs', 'c', 'a', 'mine', 'b'], placed: new Set(['c', 'mine']) })
  expect(order.ids).toEqual(['c', 'a', 'mine', 'b'])
  expect(order.added).toBe(1)
  expect(order.reordered).toBe(false)
})

test('[LIST2] a row I ticked stays under my hand and is no news', () => {
  const order = held({ live: ['b', 'c', 'a'], touched: new Set(['a']) })
  expect(order.ids).toEqual(['a', 'b', 'c'])
  expect(waitingText(order)).toBeNull()
})

test('[LIST1] nothing waits when nothing changed', () => {
  expect(waitingText(held({}))).toBeNull()
})
