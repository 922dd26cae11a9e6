/**
 * When to try again: full jitter over a window that doubles, rests at two seconds while it may be a restart, and doubles on, so that a thousand screens do not come back to a restarted
 * server in the same moment.
 */
const FIRST_WINDOW_MS = 250
/**
 * A server that only restarts is back within seconds; whoever had missed it a few times would wait for the next of their
 * long windows, and a thousand people are as late as the unluckiest of them.
 */
const RESTART_WINDOW_MS = 2_000
const RESTART_ATTEMPTS = 10
const LARGEST_WINDOW_MS = 15_000

export class ReconnectDelay {
  private failures = 0
  private readonly random: (below: number) => number

  constructor(random: (below: number) => number) {
    this.random = random
  }

  /** Milliseconds to wait after one more failure. */
  next(): number {
    const later = this.failures - RESTART_ATTEMPTS
    const window =
      later < 0
        ? Math.min(RESTART_WINDOW_MS, FIRST_WINDOW_MS * 2 ** this.failures)
        : Math.min(LARGEST_WINDOW_MS, RESTART_WINDOW_MS * 2 ** (later + 1))
    this.failures += 1
    return this.random(window)
  }

  /** How often in a row it failed. */
  get attempts(): number {
    return this.failures
  }

  reset(): void {
    this.failures = 0
  }
}
