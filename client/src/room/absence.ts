/** While this client is away: since when, what it had seen, and what it brings back, so that it can be told what it missed. */
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { mergedSince, type SeenTimeline, seenTimeline } from './merged-while-away.ts'

/** Shorter absences need no telling. */
const AWAY_FROM_MS = 5_000

export class Absence {
  private readonly personId: PersonId
  private seen: SeenTimeline | null = null
  /** By this device's clock; `null` while there, or away since before this page. */
  private since: number | null = null
  private returningEdits = 0

  constructor(personId: PersonId) {
    this.personId = personId
  }

  /** The copy on this device is as old as the last visit. */
  lastSeen(record: IncidentRecord): void {
    this.seen = seenTimeline(record)
  }

  began(record: IncidentRecord | null, now: number): void {
    this.seen ??= seenTimeline(record)
    this.since ??= now
  }

  /** The line is open again, and these edits go over it. */
  returnsWith(edits: number): void {
    this.returningEdits = edits
  }

  /** What was missed; `null` when it is not worth telling. */
  ended(record: IncidentRecord | null, now: number) {
    const wasShort = this.since !== null && now - this.since < AWAY_FROM_MS
    const news =
      this.seen && !wasShort ? mergedSince(this.seen, record, this.personId, this.returningEdits) : null
    this.seen = null
    this.since = null
    return news
  }
}
