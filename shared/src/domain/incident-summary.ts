import type { IncidentId, PersonId } from './ids.ts'
import type { IncidentStatus } from './incident-status.ts'
import type { Severity } from './severity.ts'

/** One row of the incident list: a projection, stored in the transaction that changed it. */
export interface IncidentSummary {
  readonly id: IncidentId
  readonly key: string
  readonly title: string
  readonly severity: Severity
  readonly status: IncidentStatus
  readonly commander: { readonly personId: PersonId; readonly name: string } | null
  /** Since when the commander role is held, or vacant. */
  readonly commanderSince: number
  readonly declaredAt: number
  readonly resolvedAt: number | null
  readonly closedAt: number | null
  readonly nextUpdateDueAt: number | null
  readonly openRoadblocks: number
  /** Head of the incident's log when this row was written. */
  readonly seq: number
}
