/** Knows whether storage takes writes: told when one failed, and asking every second until one goes through again. */
import type { Scheduler } from '@warroom/shared/ports/clock.ts'
import type { StorageHealth } from '../ports/storage-health.ts'

const ASK_EVERY_MS = 1_000

export class StorageWatch {
  isFailing = false
  private readonly health: StorageHealth
  private readonly scheduler: Scheduler
  private readonly listeners = new Set<() => void>()
  private cancel: () => void = () => undefined
  private stopped = false

  constructor(health: StorageHealth, scheduler: Scheduler) {
    this.health = health
    this.scheduler = scheduler
  }

  /** A write failed. */
  readonly failed = (): void => {
    if (this.isFailing || this.stopped) return
    this.isFailing = true
    this.changed()
    this.askLater()
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  stop(): void {
    this.stopped = true
    this.cancel()
  }

  private askLater(): void {
    if (this.stopped) return
    this.cancel = this.scheduler.after(ASK_EVERY_MS, () => {
      this.health.check().then(
        ({ writable }) => (writable ? this.recovered() : this.askLater()),
        () => this.askLater(),
      )
    })
  }

  private recovered(): void {
    this.isFailing = false
    this.changed()
  }

  private changed(): void {
    for (const listener of this.listeners) listener()
  }
}
