import type { PersonId } from './ids.ts'

/** What an entry is about; the screen chooses glyph and filter from it. */
export const TIMELINE_KINDS = [
  'incident',
  'severity',
  'status',
  'role',
  'hypothesis',
  'evidence',
  'action',
  'roadblock',
  'decision',
  'question',
  'support',
  'concern',
  'update',
  'note',
  'correction',
  'text',
] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

/** One moment of the incident, written by the server and attributed to the authenticated person. */
export interface TimelineEntry {
  readonly id: string
  /** When it happened; a note may be back-dated. */
  readonly at: number
  /** When the server recorded it. */
  readonly recordedAt: number
  readonly actor: PersonId | null
  readonly kind: TimelineKind
  /** A whole sentence in people's words, names included, so that any reader can show it. */
  readonly text: string
  /** Id of the card or role it is about, or `null`. */
  readonly subjectId: string | null
}
