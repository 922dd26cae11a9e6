import type { Scheduler } from '@warroom/shared/ports/clock.ts'

const TIMERS: Scheduler = {
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
interface Turn {
  /** Asked for again while it ran or rested. */
  again: boolean
  cancelRest: () => void
}

const REST_AFTER_FAULT_MS = 1_000

export interface CoalescedOptions<Key> {
  /** Tells the newest of `key`, and says for how many milliseconds it wants to rest after that. */
  readonly run: (key: Key) => Promise<number>
  readonly onFault: (error: unknown) => void
  readonly timers?: Scheduler
}

/**
 * Runs a task for a key at once when it has been quiet, and not again before it has finished and rested: the last change
 * is never left out, also when a run fails, and no run overtakes another.
 */
export class Coalesced<Key> {
  /** Keys that run or rest. */
  private readonly busy = new Map<Key, Turn>()
  private readonly options: CoalescedOptions<Key>
  private stopped = false

  constructor(options: CoalescedOptions<Key>) {
    this.options = options
  }

  ask(key: Key): void {
    if (this.stopped) return
    const turn = this.busy.get(key)
    if (turn) {
      turn.again = true
      return
    }
    this.start(key)
  }

  stop(): void {
    this.stopped = true
    for (const { cancelRest } of this.busy.values()) cancelRest()
    this.busy.clear()
  }

  private start(key: Key): void {
    const turn: Turn = { again: false, cancelRest: () => undefined }
    this.busy.set(key, turn)
    const { run, onFault, timers = TIMERS } = this.options
    const rest = (ms: number): void => {
      if (this.stopped) return
      turn.cancelRest = timers.after(ms, () => {
        this.busy.delete(key)
        if (turn.again) this.start(key)
      })
    }
    run(key).then(rest, (error: unknown) => {
      onFault(error)
      turn.again = true
      rest(REST_AFTER_FAULT_MS)
    })
  }
}
