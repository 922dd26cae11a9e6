import type { Clock, Scheduler } from '../ports/clock.ts'

/** A clock that moves only when told to, and runs due timers in order of time, then of scheduling. */
export class FakeClock implements Clock, Scheduler {
  private time: number
  private sequence = 0
  private timers: { at: number; order: number; task: () => void }[] = []

  constructor(startMs = Date.UTC(2026, 0, 5, 14, 0, 0)) {
    this.time = startMs
  }

  now(): number {
    return this.time
  }

  after(delayMs: number, task: () => void): () => void {
    const timer = { at: this.time + delayMs, order: this.sequence++, task }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((t) => t !== timer)
    }
  }

  /** Moves time forward, running what falls due on the way. */
  advance(ms: number): void {
    const until = this.time + ms
    for (;;) {
      const due = this.timers.filter((t) => t.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0]
      if (!due) break
      this.timers = this.timers.filter((t) => t !== due)
      this.time = Math.max(this.time, due.at)
      due.task()
    }
    this.time = until
  }
}
