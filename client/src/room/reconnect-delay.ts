/**
 * When to try again: full jitter over a window that doubles, so that a thousand screens do not come back to a restarted
 * server in the same moment.
 */
const FIRST_WINDOW_MS = 250
const LARGEST_WINDOW_MS = 15_000

export class ReconnectDelay {
  private failures = 0
  private readonly random: (below: number) => number

  constructor(random: (below: number) => number) {
    this.random = random
  }

  /** Milliseconds to wait after one more failure. */
  next(): number {
    const window = Math.min(LARGEST_WINDOW_MS, FIRST_WINDOW_MS * 2 ** this.failures)
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
