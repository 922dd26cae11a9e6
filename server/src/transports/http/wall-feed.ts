/**
 * What the walls of one incident are shown, kept current while anybody looks. One feed serves every wall of an
 * incident, so that a hundred screens cost one projection.
 *
 * Invariants: (1) at most one reading is under way; (2) two readings start at least `COALESCE_MS` apart, the first
 * after a quiet while at once; (3) a beat is sent only after a reading succeeded: when storage fails the walls go stale,
 * and say so, instead of ticking along.
 */
import type { IncidentId, PersonId } from '@warroom/shared/domain/ids.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'
import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import type { PresenceStore } from '../../ports/presence-store.ts'
import type { IncidentRooms } from '../../rooms/incident-rooms.ts'
import { projectWall } from '../../rooms/wall-projection.ts'

export const COALESCE_MS = 250
export const BEAT_MS = 5_000

export interface WallFeedParts {
  readonly rooms: Pick<IncidentRooms, 'state' | 'onCommit'>
  readonly presence: Pick<PresenceStore, 'people' | 'onChange'>
  readonly clock: Clock
  readonly scheduler: Scheduler
  /** Told when a reading failed. */
  readonly onFault?: (error: unknown) => void
}

/** One screen. `projection` comes before any `beat`. */
export interface WallViewer {
  projection(projection: WallProjection): void
  beat(serverNow: number): void
}

type Holder = PersonId | null | undefined

export class WallFeed {
  private readonly parts: WallFeedParts
  private readonly id: IncidentId
  private readonly viewers = new Set<WallViewer>()
  private newest: WallProjection | null = null
  private newestText = ''
  private commander: Holder
  private commanderAbsentSince: number | null = null
  private lastReadingAt = Number.NEGATIVE_INFINITY
  private reading: Promise<void> | null = null
  private changedMeanwhile = false
  private cancelNext: (() => void) | null = null

  constructor(id: IncidentId, parts: WallFeedParts) {
    this.id = id
    this.parts = parts
  }

  get isWatched(): boolean {
    return this.viewers.size > 0
  }

  /** Shows this viewer what is known at once, and what changes from here on. */
  watch(viewer: WallViewer): void {
    this.viewers.add(viewer)
    if (this.newest) viewer.projection(this.newest)
    this.changed()
  }

  leave(viewer: WallViewer): void {
    this.viewers.delete(viewer)
    if (!this.isWatched) this.rest()
  }

  /** Something in this incident changed: a commit, or who is here. */
  changed(): void {
    if (!this.isWatched) return
    if (this.reading) {
      this.changedMeanwhile = true
      return
    }
    const waitMs = this.lastReadingAt + COALESCE_MS - this.parts.clock.now()
    if (waitMs <= 0) this.read()
    else this.readAfter(waitMs)
  }

  /** As it is now; `null` when there is no such incident. Rejects when storage fails. */
  async project(): Promise<WallProjection | null> {
    const [state, people] = await Promise.all([
      this.parts.rooms.state(this.id),
      this.parts.presence.people(this.id),
    ])
    if (!state) return null
    const now = this.parts.clock.now()
    this.noteCommander(state.record.roles.commander?.holder, people, now)
    const { record, board } = state
    const { commanderAbsentSince } = this
    return projectWall({ id: this.id, record, board, people, commanderAbsentSince }, now)
  }

  /** Resolves when no reading is under way. */
  async settled(): Promise<void> {
    while (this.reading) await this.reading
  }

  private readAfter(delayMs: number): void {
    this.cancelNext?.()
    this.cancelNext = this.parts.scheduler.after(delayMs, () => this.read())
  }

  private read(): void {
    if (this.reading || !this.isWatched) return
    this.cancelNext?.()
    this.cancelNext = null
    this.lastReadingAt = this.parts.clock.now()
    this.changedMeanwhile = false
    this.reading = this.readOnce().finally(() => {
      this.reading = null
      if (!this.isWatched) return
      if (this.changedMeanwhile) this.changed()
      else this.readAfter(BEAT_MS)
    })
  }

  private async readOnce(): Promise<void> {
    try {
      const projection = await this.project()
      if (projection) this.show(projection)
    } catch (error) {
      // The missing beat tells every wall; the feed tries again with the next one.
      this.parts.onFault?.(error)
    }
  }

  private show(projection: WallProjection): void {
    const text = JSON.stringify({ ...projection, serverNow: 0 })
    const isNew = text !== this.newestText
    this.newest = projection
    this.newestText = text
    for (const viewer of this.viewers) {
      if (isNew) viewer.projection(projection)
      else viewer.beat(projection.serverNow)
    }
  }

  /** Presence knows who is here, not since when somebody is missing: the feed remembers when it first saw that. */
  private noteCommander(holder: Holder, people: readonly PresentPerson[], now: number): void {
    const absent = holder != null && !people.some((p) => p.personId === holder)
    if (!absent) this.commanderAbsentSince = null
    else if (this.commander !== holder || this.commanderAbsentSince === null) this.commanderAbsentSince = now
    this.commander = holder
  }

  private rest(): void {
    this.cancelNext?.()
    this.cancelNext = null
  }
}
