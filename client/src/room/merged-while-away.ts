/** What others did while this screen was away, told from the record's timeline. Pure. */
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { MergedWhileAway } from './connection.ts'

const SHOWN = 50

/** Which entries a screen has seen: entries are only ever added, so their number and the last one's id tell. */
export interface SeenTimeline {
  readonly entries: ReadonlySet<string>
}

export const seenTimeline = (record: IncidentRecord | null): SeenTimeline => ({
  entries: new Set(record?.timeline.map((entry) => entry.id)),
})

/** `null` when there is nothing to tell. */
export function mergedSince(
  seen: SeenTimeline,
  record: IncidentRecord | null,
  me: PersonId,
  ownEdits: number,
): MergedWhileAway | null {
  const missed = (record?.timeline ?? []).filter((entry) => !seen.entries.has(entry.id) && entry.actor !== me)
  if (missed.length === 0) return null
  const entries = Object.freeze(missed.slice(-SHOWN).map(({ text }) => Object.freeze({ text })))
  return Object.freeze({ count: missed.length, entries, ownEdits })
}
