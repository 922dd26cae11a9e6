import type { TimelineEntry } from '@warroom/shared/domain/timeline-entry.ts'

/** By when it happened; what happened at the same moment, by when it was recorded. A back-dated note goes where it belongs. */
export const newestFirst = (timeline: readonly TimelineEntry[]): readonly TimelineEntry[] =>
  timeline
    .map((entry, i) => ({ entry, i }))
    .sort((a, b) => b.entry.at - a.entry.at || b.i - a.i)
    .map(({ entry }) => entry)
