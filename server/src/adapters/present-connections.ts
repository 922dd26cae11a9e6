/** Connections per incident, and what they amount to: one entry per person however many tabs they have open. */
import type { IncidentId, PersonId } from '@warroom/shared/domain/ids.ts'
import type { PresenceState, PresentPerson } from '@warroom/shared/domain/presence.ts'
import type { PresenceConnection } from '../ports/presence-store.ts'

export class PresentConnections<C extends PresenceConnection = PresenceConnection> {
  private readonly incidents = new Map<IncidentId, Map<string, C>>()

  /** Keeps its place in the order of arrival when it was there. */
  set(incidentId: IncidentId, key: string, connection: C): void {
    const connections = this.incidents.get(incidentId) ?? new Map<string, C>()
    this.incidents.set(incidentId, connections)
    connections.set(key, connection)
  }

  get(incidentId: IncidentId, key: string): C | undefined {
    return this.incidents.get(incidentId)?.get(key)
  }

  /** Whether it was there. */
  remove(incidentId: IncidentId, key: string): boolean {
    const connections = this.incidents.get(incidentId)
    if (!connections?.delete(key)) return false
    if (connections.size === 0) this.incidents.delete(incidentId)
    return true
  }

  of(incidentId: IncidentId): C[] {
    return [...(this.incidents.get(incidentId)?.values() ?? [])]
  }

  *all(): Generator<readonly [IncidentId, string, C]> {
    for (const [incidentId, connections] of this.incidents) {
      for (const [key, connection] of connections) yield [incidentId, key, connection]
    }
  }
}

/** In the order given, which is that of their arrival. */
export function peopleOf(connections: Iterable<PresenceConnection>): PresentPerson[] {
  const byPerson = new Map<PersonId, PresenceConnection[]>()
  for (const connection of connections) {
    const own = byPerson.get(connection.personId)
    if (own) own.push(connection)
    else byPerson.set(connection.personId, [connection])
  }
  return [...byPerson.values()].map(together)
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
