/** Instances that meet on a real Redis, and the lines between. */
import { asIncidentId, asPersonId } from '@warroom/shared/domain/ids.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { expect } from 'vitest'
import { RedisBus } from '../adapters/redis/redis-bus.ts'
import { RedisLink } from '../adapters/redis/redis-link.ts'
import { RedisPresenceStore } from '../adapters/redis/redis-presence-store.ts'
import type { InstanceNews } from '../ports/instance-bus.ts'
import type { PresenceConnection } from '../ports/presence-store.ts'
import { RedisLine, RedisServer } from './redis-server.ts'

export interface MetInstance {
  readonly link: RedisLink
  readonly bus: RedisBus
  readonly presence: RedisPresenceStore
  /** What the others told it. */
  readonly heard: InstanceNews[]
}

export class RedisInstances {
  readonly redis: RedisServer
  readonly clock = new FakeClock()
  private readonly instances: MetInstance[] = []
  private readonly lines: RedisLine[] = []
  private opened = 0

  static async start(): Promise<RedisInstances> {
    return new RedisInstances(await RedisServer.open())
  }

  private constructor(redis: RedisServer) {
    this.redis = redis
  }

  /** Resolves when it hears itself. */
  async open(url = this.redis.url): Promise<MetInstance> {
    this.opened += 1
    const instanceId = `i${this.opened}`
    const link = new RedisLink({ url, instanceId, chance: () => 0, onState: () => undefined })
    const bus = new RedisBus(link)
    const heard: InstanceNews[] = []
    bus.onNews((told) => heard.push(told))
    const instance = { link, bus, presence: new RedisPresenceStore(link, this.clock), heard }
    this.instances.push(instance)
    await expect.poll(() => bus.reach, { timeout: 10_000 }).toBe('together')
    return instance
  }

  /** Two that have heard of each other; the first over a line of its own, when one is given. */
  async two(line?: RedisLine): Promise<readonly [MetInstance, MetInstance]> {
    const both = [await this.open(line?.url), await this.open()] as const
    await expect.poll(() => both.every(({ bus }) => bus.hasOthers), { timeout: 10_000 }).toBe(true)
    return both
  }

  async line(): Promise<RedisLine> {
    const line = await RedisLine.to(this.redis)
    this.lines.push(line)
    return line
  }

  /** Ends every instance and line of a test. */
  async clear(): Promise<void> {
    this.redis.goOn()
    await Promise.all(this.instances.splice(0).map(({ link }) => link.close()))
    await Promise.all(this.lines.splice(0).map((line) => line.discard()))
  }
}

export const somewhere = asIncidentId('incident-1')

export const aConnection = (
  name: string,
  override: Partial<PresenceConnection> = {},
): PresenceConnection => ({
  connectionId: `${name}-1`,
  personId: asPersonId(name.toLowerCase()),
  name,
  focus: null,
  state: 'active',
  since: 1_000,
  ...override,
})

/** Whom an instance shows, waited for. */
export const seenAt = ({ presence }: MetInstance) =>
  expect.poll(async () => (await presence.people(somewhere)).map((person) => person.name), {
    timeout: 20_000,
  })
