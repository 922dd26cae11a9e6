import type { Correction, IncidentFacts } from './incident.ts'
import type { Participant } from './participant.ts'
import type { Roadblock } from './roadblock.ts'
import type { RoleAssignment } from './role-assignment.ts'
import type { StakeholderUpdate } from './stakeholder-update.ts'
import type { TimelineEntry } from './timeline-entry.ts'

/** The `record` document as plain values: what `decide` reads, and what screens show of the server-owned facts. */
export interface IncidentRecord {
  readonly incident: IncidentFacts
  /** By role id; a role nobody ever held is present with `holder: null` since the declaration. */
  readonly roles: Readonly<Record<string, RoleAssignment>>
  readonly roadblocks: Readonly<Record<string, Roadblock>>
  /** By person id. */
  readonly participants: Readonly<Record<string, Participant>>
  readonly publishedUpdates: readonly StakeholderUpdate[]
  readonly corrections: readonly Correction[]
  /** Newest last. */
  readonly timeline: readonly TimelineEntry[]
}
