import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { EventLoopTurns } from '../event-loop-turns.ts'
import { WorkQueue } from './work-queue.ts'

const turns = new EventLoopTurns()
afterAll(() => turns.stop())

test('[PACE4] commands that wait in one room let the rest of the server have its turn between them', async () => {
  const queue = new WorkQueue<never>({
    together: async () => undefined,
    turn: turns.next,
    onFault: (error) => {
      throw error
    },
  })
  const order: string[] = []
  const all = Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      queue.alone(async () => {
        order.push(`command ${n}`)
      }),
    ),
  )
  let isDone = false
  const others = (async () => {
    while (!isDone) {
      await nextTurn()
      order.push('others')
    }
  })()
  await all
  isDone = true
  await others
  expect(order.filter((who) => who !== 'others')).toEqual(
    Array.from({ length: 50 }, (_, n) => `command ${n}`),
  )
  const last = order.indexOf('command 49')
  expect(order.slice(0, last).filter((who) => who === 'others').length).toBeGreaterThan(20)
})
