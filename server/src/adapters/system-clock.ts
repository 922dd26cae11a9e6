import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'

/** The machine's clock and timers. A waiting timer never keeps the process alive. */
export const systemClock: Clock & Scheduler = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
