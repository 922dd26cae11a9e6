/**
 * Runs a task for a key at once when it has been quiet, and at most once per interval when it is not: the last change is
 * never left out, and a busy room costs no more than the interval allows.
 */
export class Coalesced<Key> {
  private readonly waiting = new Map<Key, { timer: NodeJS.Timeout; again: boolean }>()
  private readonly everyMs: number
  private readonly run: (key: Key) => void

  constructor(everyMs: number, run: (key: Key) => void) {
    this.everyMs = everyMs
    this.run = run
  }

  ask(key: Key): void {
    const pending = this.waiting.get(key)
    if (pending) {
      pending.again = true
      return
    }
    this.rest(key)
    this.run(key)
  }

  stop(): void {
    for (const { timer } of this.waiting.values()) clearTimeout(timer)
    this.waiting.clear()
  }

  private rest(key: Key): void {
    const timer = setTimeout(() => {
      const again = this.waiting.get(key)?.again ?? false
      this.waiting.delete(key)
      if (!again) return
      this.rest(key)
      this.run(key)
    }, this.everyMs)
    timer.unref()
    this.waiting.set(key, { timer, again: false })
  }
}
