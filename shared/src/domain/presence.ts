import type { PersonId } from './ids.ts'

export const PRESENCE_STATES = ['active', 'typing', 'idle', 'away'] as const
export type PresenceState = (typeof PRESENCE_STATES)[number]

/**
 * Where somebody is. `kind` is a noun of the board (`action`, `hypothesis`, `evidence`, `text`, `role`, `roadblock`),
 * `id` the record's id or the text's name (`whatHappened`).
 */
export interface Focus {
  readonly kind: string
  readonly id: string
}

/** One entry per person however many tabs; the newest focus and the liveliest state win. */
export interface PresentPerson {
  readonly personId: PersonId
  readonly name: string
  readonly focus: Focus | null
  readonly state: PresenceState
  /** Since when they are on this focus. */
  readonly since: number
  /** How many sockets (tabs, devices) they have here. */
  readonly connections: number
}

/** Without input for this long a person is idle, then away (UX.md 1.5). */
export const IDLE_AFTER_MS = 60_000
export const AWAY_AFTER_MS = 5 * 60_000
