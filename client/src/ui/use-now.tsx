import { createContext, type ReactNode, use, useSyncExternalStore } from 'react'

/** One tick for all clocks of a page, so that they change together; it stops while nobody looks at a clock. */
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let second = Math.floor(Date.now() / 1000)

function tick() {
  const now = Math.floor(Date.now() / 1000)
  if (now === second) return
  second = now
  for (const listener of listeners) listener()
}
function subscribe(listener: () => void) {
  listeners.add(listener)
  // Four looks a second: a clock that skips a second is worse than one that is 250 ms late.
  timer ??= setInterval(tick, 250)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const ServerOffset = createContext(0)

/** Milliseconds to add to this device's clock to get the server's; all timers below use it. */
export function ServerTime({
  offsetMs,
  children,
}: {
  readonly offsetMs: number
  readonly children: ReactNode
}) {
  return <ServerOffset value={offsetMs}>{children}</ServerOffset>
}

/** The server's time in whole seconds, as milliseconds since the epoch; re-renders once a second. */
export function useNow(): number {
  const offset = use(ServerOffset)
  const now = useSyncExternalStore(
    subscribe,
    () => second,
    () => second,
  )
  return now * 1000 + offset
}
