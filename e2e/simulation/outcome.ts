import type { LogRow } from '@warroom/server/ports/incident-log.ts'

/** What can happen in a run. */
export const EVENTS = [
  'edits',
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
