import type { PersonId } from './ids.ts'
import type { IncidentStatus } from './incident-status.ts'
import type { Severity } from './severity.ts'

/** Milestones a person may correct afterwards; the original stays in `corrections` and on the timeline. */
export const MILESTONES = [
  'impactStartedAt',
  'detectedAt',
  'declaredAt',
  'mitigatedAt',
  'resolvedAt',
] as const
export type Milestone = (typeof MILESTONES)[number]

export const MILESTONE_LABEL: Readonly<Record<Milestone, string>> = {
  impactStartedAt: 'Impact started',
  detectedAt: 'Detected',
  declaredAt: 'Declared',
  mitigatedAt: 'Mitigated',
  resolvedAt: 'Resolved',
}

/** All instants are milliseconds since the epoch, by the server's clock; `null` is "not known, or not yet". */
export interface IncidentFacts {
  readonly key: string
  readonly title: string
  readonly severity: Severity
  readonly status: IncidentStatus
  readonly declaredBy: PersonId | null
  readonly declaredAt: number
  readonly impactStartedAt: number | null
  readonly detectedAt: number | null
  readonly mitigatedAt: number | null
  readonly resolvedAt: number | null
  readonly closedAt: number | null
  /** When stakeholders hear next; `null` when the severity promises no cadence, or the incident is over. */
  readonly nextUpdateDueAt: number | null
}

/** What was written before a correction, and by whom it was corrected. */
export interface Correction {
  readonly field: 'title' | Milestone
  readonly from: string | number | null
  readonly to: string | number | null
  readonly at: number
  readonly by: PersonId
}

/** Longest title the declare screen and the server accept, in characters (UX.md B). */
export const TITLE_MAX_CHARACTERS = 120
