import type { LogRow } from '@warroom/server/ports/incident-log.ts'

/** What can happen in a run. */
export const EVENTS = [
  'edits',
  'cursors',
  'commands',
  'breaks',
  'swaps',
  'crashes',
  'faults',
  'unloads',
  'acks',
  'words',
  'lost',
  'cuts',
] as const
export type Event = (typeof EVENTS)[number]

export interface Outcome {
  readonly rows: readonly LogRow[]
  readonly counts: Readonly<Record<Event, number>>
}

export const noCounts = (): Record<Event, number> =>
  Object.fromEntries(EVENTS.map((event) => [event, 0])) as Record<Event, number>
