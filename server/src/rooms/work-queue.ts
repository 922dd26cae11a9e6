/**
 * One room, one thing at a time. Edits and questions that arrived meanwhile are handed over together (group commit);
 * anything else runs alone. Order of arrival is kept.
 */
import type { LastGroup } from './pace.ts'

export interface Joint<T> {
  readonly kind: 'joint'
  readonly item: T
}
export interface Alone {
  readonly kind: 'alone'
  readonly run: () => Promise<void>
}

/** Most items one commit carries, so that a flood in one room keeps others waiting only shortly. */
const MAX_TOGETHER = 2_000

export class WorkQueue<T> {
  private queue: (Joint<T> | Alone)[] = []
  private running: Promise<void> | null = null
  private readonly together: (items: readonly T[]) => Promise<void>
  private readonly turn: (last: LastGroup | null) => Promise<void>
  private last: LastGroup | null = null
  private readonly onFault: (error: unknown) => void

  constructor(ports: {
    readonly together: (items: readonly T[]) => Promise<void>
    readonly turn: (last: LastGroup | null) => Promise<void>
    readonly onFault: (error: unknown) => void
  }) {
    this.together = ports.together
    this.turn = ports.turn
    this.onFault = ports.onFault
  }

  /** How much waits. */
  get length(): number {
    return this.queue.length
  }

  get busy(): boolean {
    return this.running !== null
  }

  add(item: T): void {
    this.queue.push({ kind: 'joint', item })
    this.start()
  }

  /** Runs alone, after everything that came before; resolves or rejects with it. */
  alone<R>(run: () => Promise<R>): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      this.queue.push({ kind: 'alone', run: () => run().then(resolve, reject) })
      this.start()
    })
  }

  /** Resolves when nothing is queued or running. */
  async idle(): Promise<void> {
    while (this.running) await this.running
  }

  private start(): void {
    this.running ??= this.drain().finally(() => {
      this.running = null
      if (this.queue.length > 0) this.start()
    })
  }

  private async drain(): Promise<void> {
    let ranAlone = false
    while (this.queue.length > 0) {
      try {
        const [next] = this.queue
        if (next?.kind === 'alone') {
          // Storage may answer without leaving the processor: a hundred commands would be one turn of the event loop.
          if (ranAlone) await this.turn(null)
          ranAlone = true
          this.queue.shift()
          await next.run()
        } else {
          ranAlone = false
          // What arrives in this time joins the group.
          await this.turn(this.last)
          const since = performance.now()
          await this.together(this.takeJoint())
          const endedAt = performance.now()
          this.last = { endedAt, tookMs: endedAt - since }
        }
      } catch (error) {
        this.onFault(error)
      }
    }
  }

  private takeJoint(): T[] {
    const end = this.queue.findIndex((work, i) => work.kind === 'alone' || i >= MAX_TOGETHER)
    const taken = this.queue.splice(0, end < 0 ? this.queue.length : end)
    return taken.flatMap((work) => (work.kind === 'joint' ? [work.item] : []))
  }
}
