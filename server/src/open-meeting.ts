/** How this instance meets the others of its workspace: over Redis, through the shared database alone, or not at all. */
import { randomInt } from 'node:crypto'
import type { Logger } from 'pino'
import { MemoryPresenceStore } from './adapters/memory/memory-presence-store.ts'
import { randomIds } from './adapters/random-ids.ts'
import { RedisBus } from './adapters/redis/redis-bus.ts'
import { RedisLink } from './adapters/redis/redis-link.ts'
import { RedisPresenceStore } from './adapters/redis/redis-presence-store.ts'
import { silentBus } from './adapters/silent-bus.ts'
import { systemClock } from './adapters/system-clock.ts'
import type { Config } from './config.ts'
import type { InstanceBus } from './ports/instance-bus.ts'
import type { PresenceStore } from './ports/presence-store.ts'

export interface Meeting {
  readonly bus: InstanceBus
  readonly presence: PresenceStore
  /** What is missing though the server works, for `/readyz`. */
  readonly degraded: () => readonly string[]
  /** Says goodbye to the others. */
  close(): Promise<void>
}

/** Does not wait: a server starts and works without Redis. */
export function openMeeting({ redisUrl, databaseUrl }: Config, logger: Logger): Meeting {
  if (redisUrl === null) {
    return {
      bus: silentBus(databaseUrl === null ? 'alone' : 'apart'),
      presence: new MemoryPresenceStore(),
      degraded: () => [],
      close: async () => undefined,
    }
  }
  const link = new RedisLink({
    url: redisUrl,
    instanceId: randomIds.next(),
    chance: () => randomInt(1_000_000) / 1_000_000,
    onState: (isUp, why) => {
      if (isUp) logger.info('Redis passes word on')
      else logger.warn({ why }, 'Redis does not pass word on; instances read the log')
    },
  })
  const presence = new RedisPresenceStore(link, systemClock)
  return {
    bus: new RedisBus(link),
    presence,
    degraded: () => (link.isUp ? [] : ['redis']),
    close: async () => {
      await presence.close()
      await link.close()
    },
  }
}
