import { useCallback, useSyncExternalStore } from 'react'
import { useRoom } from './room-context.ts'

/** The server's time, renewed every `everyMs` (a second at least). All clocks on screen share one ticker. */
export function useNow(everyMs = 1000): number {
  const { time } = useRoom()
  return useSyncExternalStore(
    time.subscribe,
    useCallback(() => time.tick(everyMs), [time, everyMs]),
  )
}
