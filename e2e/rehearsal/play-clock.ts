import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'

const MINUTE = 60_000
/** Waits this long are people's: windows to object, held concerns. Shorter ones are the wire's, and pings must not race. */
const PEOPLES_WAIT_MS = 25_000

/** Two hours in two minutes: the server's time runs faster, and with it what people wait for. */
export class PlayClock implements Clock, Scheduler {
  private readonly begun = performance.now()
  private readonly startAt: number
  private readonly speed: number

  constructor(startAt: number, speed: number) {
    this.startAt = startAt
    this.speed = speed
  }

  readonly now = (): number => Math.floor(this.startAt + (performance.now() - this.begun) * this.speed)

  readonly after = (delayMs: number, task: () => void): (() => void) => {
    const timer = setTimeout(task, delayMs >= PEOPLES_WAIT_MS ? delayMs / this.speed : delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  }

  /** Resolves at this minute of the play, or at once when it has passed. */
  async minute(minute: number): Promise<void> {
    const leftMs = (this.startAt + minute * MINUTE - this.now()) / this.speed
    if (leftMs > 0) await new Promise((resolve) => setTimeout(resolve, leftMs))
  }
}
