/** Who is where, in this process. */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import type { PresenceConnection, PresenceStore } from '../../ports/presence-store.ts'
import { PresentConnections, peopleOf } from '../present-connections.ts'

export class MemoryPresenceStore implements PresenceStore {
  private readonly connections = new PresentConnections()
  private readonly listeners = new Set<(incidentId: IncidentId) => void>()

  async set(incidentId: IncidentId, connection: PresenceConnection): Promise<void> {
    this.connections.set(incidentId, connection.connectionId, connection)
    this.changed(incidentId)
  }

  async remove(incidentId: IncidentId, connectionId: string): Promise<void> {
    if (this.connections.remove(incidentId, connectionId)) this.changed(incidentId)
  }

  async people(incidentId: IncidentId): Promise<readonly PresentPerson[]> {
    return peopleOf(this.connections.of(incidentId))
  }

  onChange(listener: (incidentId: IncidentId) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private changed(incidentId: IncidentId): void {
    for (const listener of this.listeners) listener(incidentId)
  }
}
