/**
 * Where a room stands in its incident's log, and its way of moving on. Invariants:
 * 1. The head only moves with the log's: what was decided against another head is decided again, never appended.
 * 2. Alone, a room appends at once and learns from the log whether it was first. Where other instances write too it takes
 *    its turn before it decides, for a lost race costs it its documents (they hold what was not committed).
 */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { Append, AppendOutcome, IncidentLog, Turn } from '../ports/incident-log.ts'
import type { RoomFigures } from './room-figures.ts'
import type { RoomPorts } from './room-ports.ts'

/** What was decided stands on a head that has moved. */
export class StaleHead extends Error {}

/** After rows of another instance, turns are taken this long: people who type together go on for a while. */
const SHARED_MS = 30_000
/** With the turn in hand nobody can be first; more than twice is a fault. */
const MAX_ATTEMPTS = 3

export class RoomHead {
  seq: number
  private readonly incidentId: IncidentId
  private readonly log: IncidentLog
  private readonly clock: Clock
  private readonly figures: RoomFigures
  private sharedUntil = Number.NEGATIVE_INFINITY
  private turn: Turn | null = null

  constructor(incidentId: IncidentId, seq: number, ports: Pick<RoomPorts, 'log' | 'clock' | 'figures'>) {
    this.incidentId = incidentId
    this.seq = seq
    this.log = ports.log
    this.clock = ports.clock
    this.figures = ports.figures
  }

  /** Moves on over rows that another instance wrote. */
  follow(seq: number): void {
    this.seq = seq
    this.sharedUntil = this.clock.now() + SHARED_MS
  }

  /** Commits. Throws `StaleHead` when somebody else was first, anything else when storage failed. */
  async append(append: Omit<Append, 'incidentId' | 'expectedHead'>): Promise<void> {
    const asked = { incidentId: this.incidentId, expectedHead: this.seq, ...append }
    const since = performance.now()
    const outcome = await this.write(asked)
    this.figures.committed((performance.now() - since) / 1000, append.rows.length)
    if (!outcome.ok) throw new StaleHead(`Expected head ${this.seq}, found ${outcome.head}`)
    this.seq = outcome.head
  }

  private async write(append: Append): Promise<AppendOutcome> {
    try {
      return await (this.turn ? this.turn.append(append) : this.log.append(append))
    } catch (error) {
      this.figures.storageFailed(error)
      throw error
    }
  }

  /** Runs a step that may append once; again, from the log's head, when somebody else was first. */
  async step<R>(
    run: () => Promise<R>,
    others: {
      /** Takes in what others wrote; nothing of ours is undecided. */
      readonly catchUp: () => Promise<void>
      /** The same, and drops what could not be appended. */
      readonly startOver: () => Promise<void>
    },
    /** It judges others' writing, and must know all that is in the log. */
    needsAll = false,
  ): Promise<R> {
    for (let attempt = 1; ; attempt++) {
      const isShared = needsAll || attempt > 1 || this.clock.now() < this.sharedUntil
      const turn = isShared ? await this.log.takeTurn(this.incidentId) : null
      this.turn = turn
      try {
        if (turn && attempt > 1) await others.startOver()
        else if (turn && turn.head !== this.seq) await others.catchUp()
        return await run()
      } catch (error) {
        if (!(error instanceof StaleHead) || attempt >= MAX_ATTEMPTS) throw error
      } finally {
        this.turn = null
        // Over already when it appended. A turn that cannot be given back ends with its connection.
        await turn?.end().catch(() => undefined)
      }
    }
  }
}
