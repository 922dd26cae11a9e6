import type { AuthorityCard } from '../domain/authority.ts'
import type { PersonId } from '../domain/ids.ts'
import type { Milestone } from '../domain/incident.ts'
import type { IncidentStatus } from '../domain/incident-status.ts'
import type { RoleId } from '../domain/role.ts'
import type { Severity } from '../domain/severity.ts'
import type { DecisionEvent } from './decision-event.ts'
import type { SupportEvent } from './support-event.ts'

/** Past-tense facts: what `decide` found to be true. Each becomes changes of the record and one timeline entry. */
export type DomainEvent =
  | {
      readonly type: 'incidentDeclared'
      readonly key: string
      readonly title: string
      readonly severity: Severity
      readonly impactStartedAt: number | null
      readonly detectedAt: number | null
      readonly nextUpdateDueAt: number | null
      readonly authority: AuthorityCard
    }
  | {
      readonly type: 'severityChanged'
      readonly from: Severity
      readonly to: Severity
      readonly reason: string
      readonly nextUpdateDueAt: number | null
    }
  | {
      readonly type: 'statusChanged'
      readonly from: IncidentStatus
      readonly to: IncidentStatus
      readonly reason: string
      readonly nextUpdateDueAt: number | null
    }
  | { readonly type: 'titleCorrected'; readonly from: string; readonly to: string; readonly reason: string }
  | {
      readonly type: 'milestoneCorrected'
      readonly milestone: Milestone
      readonly from: number | null
      readonly to: number | null
      readonly reason: string
    }
  | {
      readonly type: 'roleAssumed'
      readonly role: RoleId
      readonly holder: PersonId
      readonly holderName: string
      readonly previousHolder: PersonId | null
      readonly reason: string
    }
  | {
      readonly type: 'roleAssigned'
      readonly role: RoleId
      readonly holder: PersonId
      readonly holderName: string
      readonly previousHolder: PersonId | null
    }
  | { readonly type: 'roleRenounced'; readonly role: RoleId; readonly previousHolder: PersonId }
  | {
      readonly type: 'handoverOffered'
      readonly role: RoleId
      readonly to: PersonId
      readonly toName: string
      readonly reason: string
    }
  | {
      readonly type: 'handoverAccepted'
      readonly role: RoleId
      readonly holder: PersonId
      readonly holderName: string
      readonly previousHolder: PersonId | null
    }
  | {
      readonly type: 'handoverDeclined'
      readonly role: RoleId
      readonly by: PersonId
      readonly reason: string
    }
  | {
      readonly type: 'roadblockRaised'
      readonly roadblockId: string
      readonly number: number
      readonly needed: string
      readonly neededFrom: string
      readonly blocksActionId: string | null
    }
  | {
      readonly type: 'roadblockTaken'
      readonly roadblockId: string
      readonly number: number
      readonly needed: string
    }
  | {
      readonly type: 'roadblockCleared'
      readonly roadblockId: string
      readonly number: number
      readonly needed: string
      readonly resolution: string
    }
  | {
      readonly type: 'updatePublished'
      readonly number: number
      readonly whatHappened: string
      readonly impact: string
      readonly nextSteps: string
      readonly nextUpdateDueAt: number | null
    }
  | { readonly type: 'timelineNoted'; readonly text: string; readonly at: number }
  | DecisionEvent
  | SupportEvent
