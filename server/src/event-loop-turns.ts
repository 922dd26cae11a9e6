/** When a room's next group begins: at the next turn of the event loop, or after its rest when it is busy. */
import { performance } from 'node:perf_hooks'
import { type LastGroup, nextRestMs, ownRestMs } from './rooms/pace.ts'

/** A burst is over sooner, a flood is not. */
const SAMPLE_MS = 50

export class EventLoopTurns {
  private load = 0
  private restMs = 0
  private sampledAt = performance.eventLoopUtilization()
  private readonly sampling: NodeJS.Timeout

  constructor() {
    this.sampling = setInterval(() => {
      const now = performance.eventLoopUtilization()
      this.load = performance.eventLoopUtilization(now, this.sampledAt).utilization
      this.sampledAt = now
      this.restMs = nextRestMs(this.restMs, this.load)
    }, SAMPLE_MS)
    this.sampling.unref()
  }

  /** Share of time the server was busy lately, 0 to 1. */
  get busyShare(): number {
    return this.load
  }

  /** How long rooms rest between two commits, in milliseconds. */
  get rest(): number {
    return this.restMs
  }

  readonly next = (last: LastGroup | null): Promise<void> => {
    const waitMs =
      last === null ? 0 : last.endedAt + Math.max(this.restMs, ownRestMs(last.tookMs)) - performance.now()
    // A timer counts whole milliseconds, and lets what has arrived meanwhile in as well.
    return waitMs < 1
      ? new Promise((resolve) => setImmediate(resolve))
      : new Promise((resolve) => setTimeout(resolve, waitMs))
  }

  stop(): void {
    clearInterval(this.sampling)
  }
}
