import type { AuthorityCard } from './authority.ts'
import type { CallForHelp } from './call-for-help.ts'
import type { Concern } from './concern.ts'
import type { Correction, IncidentFacts } from './incident.ts'
import type { IncidentDecision } from './incident-decision.ts'
import type { Participant } from './participant.ts'
import type { Question } from './question.ts'
import type { Roadblock } from './roadblock.ts'
import type { RoleAssignment } from './role-assignment.ts'
import type { StakeholderUpdate } from './stakeholder-update.ts'
import type { Thanks } from './thanks.ts'
import type { TimelineEntry } from './timeline-entry.ts'

/** The `record` document as plain values: what `decide` reads, and what screens show of the server-owned facts. */
export interface IncidentRecord {
  readonly incident: IncidentFacts
  /** By role id; a role nobody ever held is present with `holder: null` since the declaration. */
  readonly roles: Readonly<Record<string, RoleAssignment>>
  readonly roadblocks: Readonly<Record<string, Roadblock>>
  readonly decisions: Readonly<Record<string, IncidentDecision>>
  readonly questions: Readonly<Record<string, Question>>
  readonly callsForHelp: Readonly<Record<string, CallForHelp>>
  readonly concerns: Readonly<Record<string, Concern>>
  /** What the commander may do without asking. */
  readonly authority: AuthorityCard
  /** By person id. */
  readonly participants: Readonly<Record<string, Participant>>
  readonly publishedUpdates: readonly StakeholderUpdate[]
  /** Newest last. */
  readonly thanks: readonly Thanks[]
  readonly corrections: readonly Correction[]
  /** Newest last. */
  readonly timeline: readonly TimelineEntry[]
}
