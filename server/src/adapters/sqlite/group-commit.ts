/**
 * What rooms write in the same moment goes to the disk together: a flush costs as much for one change as for a hundred,
 * and everything else waits for it. Each change succeeds or fails by itself, unless the disk fails them all.
 */
import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from './transaction.ts'

interface Waiting {
  readonly change: () => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** What became of one change; told only after all of them are on disk. */
type Outcome = { readonly value: unknown } | { readonly error: unknown }

export class GroupCommit {
  private readonly db: DatabaseSync
  private waiting: Waiting[] = []

  constructor(db: DatabaseSync) {
    this.db = db
  }

  /** Resolves with what `change` returned when it is on disk. Changes run one after another, in the order they came. */
  commit<T>(change: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ change, resolve: resolve as (value: unknown) => void, reject })
      // Rooms whose turn comes in this round of the event loop are all heard before the next.
      if (this.waiting.length === 1) setImmediate(() => this.flush())
    })
  }

  private flush(): void {
    const group = this.waiting
    this.waiting = []
    let outcomes: Outcome[]
    try {
      const [alone] = group
      outcomes =
        alone && group.length === 1
          ? [{ value: inTransaction(this.db, alone.change) }]
          : inTransaction(this.db, () => group.map(({ change }) => this.apart(change)))
    } catch (error) {
      for (const { reject } of group) reject(error)
      return
    }
    group.forEach(({ resolve, reject }, i) => {
      const outcome = outcomes[i]
      if (outcome && 'value' in outcome) resolve(outcome.value)
      else reject(outcome?.error)
    })
  }

  private apart(change: () => unknown): Outcome {
    this.db.exec('SAVEPOINT one')
    try {
      const value = change()
      this.db.exec('RELEASE one')
      return { value }
    } catch (error) {
      // A full disk ends the transaction for all of them.
      if (!this.db.isTransaction) throw error
      this.db.exec('ROLLBACK TO one; RELEASE one')
      return { error }
    }
  }
}
