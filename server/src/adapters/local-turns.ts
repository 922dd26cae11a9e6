/** Turns to write in an incident, for a log that only one process writes. */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { Append, AppendOutcome, Turn } from '../ports/incident-log.ts'

/** The log behind the turns: it does not wait for any. */
export interface UnguardedLog {
  head(incidentId: IncidentId): Promise<number | null>
  append(append: Append): Promise<AppendOutcome>
}

export class LocalTurns {
  private readonly log: UnguardedLog
  /** Per incident, resolves when the last of those who have a turn or wait for one has had it. */
  private readonly last = new Map<IncidentId, Promise<void>>()

  constructor(log: UnguardedLog) {
    this.log = log
  }

  /** Appends without a turn, when nobody has one. */
  async append(append: Append): Promise<AppendOutcome> {
    // Asked again after each: somebody else may have begun theirs meanwhile.
    for (let turn = this.last.get(append.incidentId); turn; turn = this.last.get(append.incidentId))
      await turn
    return this.log.append(append)
  }

  async take(incidentId: IncidentId): Promise<Turn> {
    const before = this.last.get(incidentId)
    const { promise: over, resolve } = Promise.withResolvers<void>()
    this.last.set(incidentId, over)
    const end = async () => {
      if (this.last.get(incidentId) === over) this.last.delete(incidentId)
      resolve()
    }
    await before
    try {
      const head = await this.log.head(incidentId)
      if (head === null) throw new Error(`There is no incident ${incidentId}`)
      return { head, end, append: (append) => this.log.append(append).finally(end) }
    } catch (error) {
      await end()
      throw error
    }
  }
}
