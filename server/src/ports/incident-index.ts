import type { IncidentStatus } from '@warroom/shared/domain/incident-status.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import type { Severity } from '@warroom/shared/domain/severity.ts'

export interface IncidentQuery {
  readonly statuses?: readonly IncidentStatus[]
  readonly severities?: readonly Severity[]
  /** Words to be found in the title or key, without regard to case. */
  readonly text?: string
  /** As returned with the page before. */
  readonly cursor?: string
  readonly limit: number
}

export interface IncidentPage {
  /** Newest declaration first, by number of the key. */
  readonly incidents: readonly IncidentSummary[]
  readonly nextCursor: string | null
}

/** The list of incidents: a projection of the log, advanced in the transaction that appends. */
export interface IncidentIndex {
  list(query: IncidentQuery): Promise<IncidentPage>
  /** By id or by key (`INC-7`, case does not matter). */
  find(idOrKey: string): Promise<IncidentSummary | null>
}
