/** A clock on screen asks for whole ticks, so that all of them change together. */
export interface TimeSource {
  /** Time at the last tick of this rhythm; stable between ticks. */
  tick(everyMs: number): number
  readonly subscribe: (listener: () => void) => () => void
}

/** A ticker over `now`; it stops while nobody looks at a clock. */
export function createTicker(now: () => number = () => Date.now()): TimeSource {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let current = now()
  const read = () => {
    const second = Math.floor(now() / 1000)
    if (second === Math.floor(current / 1000)) return
    current = now()
    for (const listener of listeners) listener()
  }
  return {
    tick: (everyMs) => Math.floor(current / everyMs) * everyMs,
    subscribe(listener) {
      listeners.add(listener)
      current = now()
      // Four looks a second: a clock that skips a second is worse than one that is 250 ms late.
      timer ??= setInterval(read, 250)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
