import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import { createTicker, type TimeSource } from './time-source.ts'

/**
 * Where the clocks below take their time from. Around a board it is `room.time`, the server's clock; without one it is
 * this device's.
 */
export const TimeSourceContext = createContext<TimeSource>(createTicker())

/** Milliseconds since the epoch by the surrounding time source, renewed every `everyMs` (a second at least). */
export function useNow(everyMs = 1000): number {
  const source = use(TimeSourceContext)
  return useSyncExternalStore(
    source.subscribe,
    useCallback(() => source.tick(everyMs), [source, everyMs]),
  )
}
