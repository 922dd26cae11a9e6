/** Gathers what an instance says of itself to its operators. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import type { EventLoopTurns } from './event-loop-turns.ts'
import type { InstanceBus } from './ports/instance-bus.ts'
import type { OpenRoom } from './rooms/open-room-figures.ts'
import type { StorageWatch } from './rooms/storage-watch.ts'
import type { HealthParts } from './transports/http/endpoints/health-endpoint.ts'
import type { Overload } from './transports/load-rule.ts'

interface Watched {
  readonly version: string
  readonly bus: Pick<InstanceBus, 'reach' | 'others'>
  readonly storage: Pick<StorageWatch, 'isFailing'>
  readonly storageFreeBytes: () => number | null
  readonly overload: () => Overload | null
  readonly turns: Pick<EventLoopTurns, 'busyShare' | 'rest'>
  readonly rooms: { readonly openRooms: readonly OpenRoom[] }
  readonly sync: { readonly size: number; readonly bufferedBytes: number }
  readonly commands: { readonly size: number }
  readonly wall: { openStreams(): number }
}

const LAG_RESOLUTION_MS = 20
/** A start, or a storm of people, is no trouble a minute later. */
const LAG_WINDOW_MS = 30_000

export function healthReader(watched: Watched): { read: HealthParts['health']; stop: () => void } {
  const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS })
  lag.enable()
  // The histogram counts from its resolution on, and in nanoseconds.
  const lagMs = () => Math.max(0, lag.percentile(99) / 1e6 - LAG_RESOLUTION_MS)
  let lagBefore = 0
  const forgetting = setInterval(() => {
    lagBefore = lagMs()
    lag.reset()
  }, LAG_WINDOW_MS)
  forgetting.unref()
  const { bus, storage, turns, rooms, sync, commands, wall } = watched
  return {
    stop: () => {
      clearInterval(forgetting)
      lag.disable()
    },
    read: () => {
      const heap = getHeapStatistics()
      return {
        version: watched.version,
        upMs: Math.round(process.uptime() * 1_000),
        instances: {
          reach: bus.reach,
          others: [...bus.others].map(([id, silentMs]) => ({ id, silentMs: Math.round(silentMs) })),
        },
        storage: { failing: storage.isFailing, freeBytes: watched.storageFreeBytes() },
        load: {
          overload: watched.overload(),
          busyShare: turns.busyShare,
          lagP99Ms: Math.max(lagBefore, lagMs()),
          restMs: turns.rest,
          heapBytes: heap.used_heap_size,
          heapLimitBytes: heap.heap_size_limit,
          residentBytes: process.memoryUsage.rss(),
        },
        sockets: {
          sync: sync.size,
          commands: commands.size,
          walls: wall.openStreams(),
          bufferedBytes: sync.bufferedBytes,
        },
        rooms: rooms.openRooms,
      }
    },
  }
}
