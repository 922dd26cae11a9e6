import type { TimelineEntry } from '@warroom/shared/domain/timeline-entry.ts'
import { dateText } from '../../ui/instant-text.ts'

/** Noted this much later than it happened is worth saying. */
const LATE_MS = 60_000

export interface TimelineDay {
  /** `23 Nov 2026`. */
  readonly day: string
  readonly entries: readonly TimelineEntry[]
}

/** By when it happened; what happened at the same moment, by when it was recorded. A back-dated note goes where it belongs. */
export const newestFirst = (timeline: readonly TimelineEntry[]): readonly TimelineEntry[] =>
  timeline
    .map((entry, i) => ({ entry, i }))
    .sort((a, b) => b.entry.at - a.entry.at || b.i - a.i)
    .map(({ entry }) => entry)

/** Entries under their day in the zone that is shown, in the order given. */
export function byDay(entries: readonly TimelineEntry[], zone: string): readonly TimelineDay[] {
  const days: { day: string; entries: TimelineEntry[] }[] = []
  for (const entry of entries) {
    const day = dateText(entry.at, zone)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

/** Written down after the fact: the reader must know that it was not there before. */
export const wasRecordedLate = (entry: Pick<TimelineEntry, 'at' | 'recordedAt'>): boolean =>
  entry.recordedAt - entry.at >= LATE_MS

/** Kinds whose cards are named after them. */
const OWN_ANCHOR: ReadonlySet<TimelineEntry['kind']> = new Set([
  'role',
  'roadblock',
  'decision',
  'question',
  'concern',
])

/** The element of the card an entry is about; `numberOf` gives the spoken number of an action or hypothesis. */
export function subjectAnchor(
  { kind, subjectId }: Pick<TimelineEntry, 'kind' | 'subjectId'>,
  numberOf: (kind: 'action' | 'hypothesis', id: string) => number | null,
): string | null {
  if (kind === 'update') return 'stakeholder-update'
  if (subjectId === null) return null
  if (OWN_ANCHOR.has(kind)) return `${kind}-${subjectId}`
  if (kind === 'support') return `call-${subjectId}`
  if (kind === 'action') return `act-${numberOf('action', subjectId) ?? subjectId}`
  if (kind === 'hypothesis' || kind === 'evidence')
    return `hyp-${numberOf('hypothesis', subjectId) ?? subjectId}`
  return null
}
