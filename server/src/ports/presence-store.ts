import type { IncidentId, PersonId } from '@warroom/shared/domain/ids.ts'
import type { Focus, PresenceState, PresentPerson } from '@warroom/shared/domain/presence.ts'

/** One socket of one person in one incident. */
export interface PresenceConnection {
  readonly connectionId: string
  readonly personId: PersonId
  readonly name: string
  readonly focus: Focus | null
  readonly state: PresenceState
  /** Since when they are on this focus. */
  readonly since: number
}

/** Who is where; may be forgotten. In process, or in Redis hashes that expire, so that every instance knows. */
export interface PresenceStore {
  set(incidentId: IncidentId, connection: PresenceConnection): Promise<void>
  remove(incidentId: IncidentId, connectionId: string): Promise<void>
  /** One entry per person, in order of arrival. */
  people(incidentId: IncidentId): Promise<readonly PresentPerson[]>
  /** Called with an incident's id after anything in it changed. Returns the unsubscriber. */
  onChange(listener: (incidentId: IncidentId) => void): () => void
}
