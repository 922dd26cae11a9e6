import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { InstanceNews } from '../../ports/instance-bus.ts'
import { aConnection, RedisInstances, seenAt, somewhere } from '../../testing/redis-instances.ts'
import { writeEnvelope } from './instance-message.ts'

const news = { kind: 'signInEnded', sessionRef: 'a hash' } as const satisfies InstanceNews

let at: RedisInstances
beforeAll(async () => {
  at = await RedisInstances.start()
})
afterEach(() => at.clear())
afterAll(() => at.redis.kill())

describe('word between instances, on Redis', () => {
  test('[REDIS7] what one tells the others hear, and it does not hear itself', async () => {
    const [east, west] = await at.two()
    const told = [
      news,
      { kind: 'cursorsAsked', incidentId: somewhere },
      { kind: 'cursors', incidentId: somewhere, document: 'board', update: Uint8Array.of(1, 2) },
      { kind: 'appended', incidentId: somewhere, from: 7, head: 8, written: null },
      {
        kind: 'appended',
        incidentId: somewhere,
        from: 9,
        head: 9,
        written: {
          rows: [{ document: 'record', update: Uint8Array.of(3) }],
          newClients: [{ document: 'board', clientId: 4_294_967_295, personId: asPersonId('alice') }],
        },
      },
    ] as const satisfies InstanceNews[]
    for (const one of told) east.bus.tell(one)
    await expect.poll(() => west.heard).toEqual(told)
    expect(east.heard).toEqual([])
  })

  test.each([
    ['is killed', () => at.redis.kill(), () => at.redis.start()],
    ['is paused', async () => at.redis.pause(), async () => at.redis.goOn()],
  ])(
    '[REDIS8] that Redis %s is noticed within 5 seconds, nothing waits for it, and word gets through again after',
    async (_how, stop, start) => {
      const [east, west] = await at.two()
      const since = performance.now()
      await stop()
      await expect
        .poll(() => [east.bus.reach, west.bus.reach], { timeout: 10_000 })
        .toEqual(['apart', 'apart'])
      expect(performance.now() - since).toBeLessThan(5_000)
      for (let i = 0; i < 1_000; i++) east.bus.tell(news)
      await east.presence.set(somewhere, aConnection('Alice'))
      expect((await east.presence.people(somewhere)).map((person) => person.name)).toEqual(['Alice'])
      expect(east.bus.hasOthers).toBe(true)
      await start()
      await expect
        .poll(() => [east.bus.reach, west.bus.reach], { timeout: 15_000 })
        .toEqual(['together', 'together'])
      west.heard.length = 0
      east.bus.tell(news)
      await expect.poll(() => west.heard).toContainEqual(news)
      await seenAt(west).toEqual(['Alice'])
    },
  )

  test('[REDIS9] a line that is cut, or goes silent without breaking, is replaced, and the others are heard again', async () => {
    const line = await at.line()
    const [east, west] = await at.two(line)
    for (const fault of ['cut', 'silence'] as const) {
      line[fault]()
      await expect.poll(() => east.bus.reach, { timeout: 10_000 }).toBe('apart')
      expect(west.bus.reach).toBe('together')
      line.restore()
      await expect.poll(() => east.bus.reach, { timeout: 15_000 }).toBe('together')
      east.heard.length = 0
      west.bus.tell(news)
      await expect.poll(() => east.heard).toContainEqual(news)
    }
  })

  test('[REDIS10] that something was lost on the way is noticed with the next word', async () => {
    const [east, west] = await at.two()
    let missed = 0
    west.bus.onMissed(() => {
      missed += 1
    })
    east.bus.tell(news)
    await expect.poll(() => west.heard).toEqual([news])
    expect(missed).toBe(0)
    const message = { kind: 'alive', presence: 0 } as const
    const later = writeEnvelope({ instanceId: east.link.instanceId, count: 10_000, message })
    await east.link.redis?.publish('warroom:0:instances', Buffer.from(later))
    await expect.poll(() => missed).toBeGreaterThan(0)
  })

  test('[REDIS11] what is no message of ours disturbs nobody', async () => {
    const [east, west] = await at.two()
    for (const junk of ['', 'hello', '\u0001', '\u0001\u0002ab\u0001\u0000', 'x'.repeat(100_000)]) {
      await east.link.redis?.publish('warroom:0:instances', junk)
    }
    east.bus.tell(news)
    await expect.poll(() => west.heard).toEqual([news])
  })
})
