import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { testPresenceStore } from '../../testing/presence-store.contract.ts'
import { aConnection, RedisInstances, seenAt, somewhere } from '../../testing/redis-instances.ts'

let at: RedisInstances
beforeAll(async () => {
  at = await RedisInstances.start()
})
afterEach(() => at.clear())
afterAll(() => at.redis.kill())

describe('who is where, on Redis', () => {
  testPresenceStore(async () => (await at.open()).presence)

  test('[REDIS1] people at one instance are seen at the others, in the order they came, and gone when they leave', async () => {
    const [east, west] = await at.two()
    await east.presence.set(somewhere, aConnection('Alice'))
    at.clock.advance(1)
    await west.presence.set(somewhere, aConnection('Bob'))
    at.clock.advance(1)
    await east.presence.set(somewhere, aConnection('Alice', { connectionId: 'a2', state: 'typing' }))
    await seenAt(east).toEqual(['Alice', 'Bob'])
    await seenAt(west).toEqual(['Alice', 'Bob'])
    expect((await west.presence.people(somewhere))[0]).toMatchObject({ state: 'typing', connections: 2 })
    await east.presence.remove(somewhere, 'Alice-1')
    await east.presence.remove(somewhere, 'a2')
    await seenAt(west).toEqual(['Bob'])
  })

  test('[REDIS2] an instance that starts later learns who is where', async () => {
    const east = await at.open()
    await east.presence.set(somewhere, aConnection('Alice'))
    await seenAt(await at.open()).toEqual(['Alice'])
  })

  test('[REDIS3] the people of an instance that says goodbye are gone at once', async () => {
    const [east, west] = await at.two()
    await east.presence.set(somewhere, aConnection('Alice'))
    await seenAt(west).toEqual(['Alice'])
    const changed: unknown[] = []
    west.presence.onChange((incidentId) => changed.push(incidentId))
    await east.presence.close()
    await east.link.close()
    await seenAt(west).toEqual([])
    expect(changed).toEqual([somewhere])
    expect(west.bus.hasOthers).toBe(false)
  })

  test('[REDIS4] the people of an instance that is not heard any more are gone within 15 seconds, and nothing of them stays in Redis', async () => {
    const line = await at.line()
    const [east, west] = await at.two(line)
    await east.presence.set(somewhere, aConnection('Alice'))
    await seenAt(west).toEqual(['Alice'])
    const gone: string[] = []
    west.bus.onGone((instanceId) => gone.push(instanceId))
    const silentSince = performance.now()
    line.silence()
    await seenAt(west).toEqual([])
    expect(performance.now() - silentSince).toBeLessThan(15_000)
    expect(gone).toEqual([east.link.instanceId])
    await expect
      .poll(() => west.link.redis?.exists(`warroom:0:people:${east.link.instanceId}`), { timeout: 20_000 })
      .toBe(0)
  })

  test('[REDIS5] after Redis has lost everything all people are seen everywhere again', async () => {
    const [east, west] = await at.two()
    await east.presence.set(somewhere, aConnection('Alice'))
    await west.presence.set(somewhere, aConnection('Bob'))
    await at.redis.kill()
    await expect.poll(() => east.bus.reach, { timeout: 10_000 }).toBe('apart')
    await east.presence.set(somewhere, aConnection('Carol'))
    expect((await east.presence.people(somewhere)).map((person) => person.name)).toContain('Carol')
    await at.redis.start()
    await seenAt(west).toEqual(expect.arrayContaining(['Alice', 'Bob', 'Carol']))
    await seenAt(east).toHaveLength(3)
  })

  test('[REDIS6] what Redis forgets while it runs is written anew', async () => {
    const [east, west] = await at.two()
    await east.presence.set(somewhere, aConnection('Alice'))
    await seenAt(west).toEqual(['Alice'])
    await west.link.redis?.flushAll()
    await expect
      .poll(() => west.link.redis?.exists(`warroom:0:people:${east.link.instanceId}`), { timeout: 10_000 })
      .toBe(1)
    await seenAt(await at.open()).toEqual(['Alice'])
  })
})
