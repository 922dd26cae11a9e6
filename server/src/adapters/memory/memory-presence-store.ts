/** Who is where, in this process. One entry per person however many tabs they have open. */
import type { IncidentId, PersonId } from '@warroom/shared/domain/ids.ts'
import type { PresenceState, PresentPerson } from '@warroom/shared/domain/presence.ts'
import type { PresenceConnection, PresenceStore } from '../../ports/presence-store.ts'

export class MemoryPresenceStore implements PresenceStore {
  private readonly incidents = new Map<IncidentId, Map<string, PresenceConnection>>()
  private readonly listeners = new Set<(incidentId: IncidentId) => void>()

  async set(incidentId: IncidentId, connection: PresenceConnection): Promise<void> {
    const connections = this.incidents.get(incidentId) ?? new Map<string, PresenceConnection>()
    this.incidents.set(incidentId, connections)
    connections.set(connection.connectionId, connection)
    this.changed(incidentId)
  }

  async remove(incidentId: IncidentId, connectionId: string): Promise<void> {
    const connections = this.incidents.get(incidentId)
    if (!connections?.delete(connectionId)) return
    if (connections.size === 0) this.incidents.delete(incidentId)
    this.changed(incidentId)
  }

  async people(incidentId: IncidentId): Promise<readonly PresentPerson[]> {
    const byPerson = new Map<PersonId, PresenceConnection[]>()
    for (const connection of this.incidents.get(incidentId)?.values() ?? []) {
      const own = byPerson.get(connection.personId)
      if (own) own.push(connection)
      else byPerson.set(connection.personId, [connection])
    }
    return [...byPerson.values()].map(together)
  }

  onChange(listener: (incidentId: IncidentId) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private changed(incidentId: IncidentId): void {
    for (const listener of this.listeners) listener(incidentId)
  }
}

/** Typing is livelier than being there, being there than idling, and idling than being away. */
const LIVELINESS: readonly PresenceState[] = ['typing', 'active', 'idle', 'away']
const lively = ({ state }: PresenceConnection): number => LIVELINESS.indexOf(state)

function together(connections: readonly PresenceConnection[]): PresentPerson {
  const liveliest = connections.reduce((a, b) => (lively(b) < lively(a) ? b : a))
  // A tab left open in the background still has a focus; where somebody acts is where they are.
  const focused = connections.filter((c) => c.focus !== null && lively(c) === lively(liveliest))
  const newest = (focused.length > 0 ? focused : connections).reduce((a, b) => (b.since >= a.since ? b : a))
  const { personId, name, focus, since } = newest
  return { personId, name, focus, state: liveliest.state, since, connections: connections.length }
}
