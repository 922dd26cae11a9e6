/**
 * Who is where, at every instance. Each instance keeps its own people and a copy of the others'. Its own are a hash in
 * Redis that expires when nobody renews it, and every change is told with its number: who misses one reads the hash.
 */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { PresenceConnection, PresenceStore } from '../../ports/presence-store.ts'
import { PresentConnections, peopleOf } from '../present-connections.ts'
import { DistantPeople } from './distant-people.ts'
import { type ArrivedConnection, storedConnection } from './presence-news.ts'
import type { RedisLink } from './redis-link.ts'
import { VERSION_FIELD } from './stored-roster.ts'

/** Of a hash that its instance renews every second. */
const EXPIRES_MS = 15_000

export class RedisPresenceStore implements PresenceStore {
  private readonly link: RedisLink
  private readonly clock: Clock
  private readonly own = new PresentConnections<ArrivedConnection>()
  private readonly distant: DistantPeople
  private readonly listeners = new Set<(incidentId: IncidentId) => void>()
  private version = 0
  private lastArrival = 0
  /** What is in Redis may not be what it should be, and is written anew as a whole. */
  private isStale = true

  constructor(link: RedisLink, clock: Clock) {
    this.link = link
    this.clock = clock
    this.distant = new DistantPeople(link, (incidentId) => this.changed(incidentId))
    link.listen({
      state: (isUp) => {
        this.isStale = true
        if (isUp) this.renew()
      },
      beat: () => {
        if (link.isUp) this.renew()
      },
    })
  }

  async set(incidentId: IncidentId, connection: PresenceConnection): Promise<void> {
    const { connectionId } = connection
    const arrivedAt = this.own.get(incidentId, connectionId)?.arrivedAt ?? this.nextArrival()
    const arrived = { ...connection, arrivedAt }
    this.own.set(incidentId, connectionId, arrived)
    this.tell(incidentId, connectionId, arrived)
  }

  async remove(incidentId: IncidentId, connectionId: string): Promise<void> {
    if (this.own.remove(incidentId, connectionId)) this.tell(incidentId, connectionId, null)
  }

  async people(incidentId: IncidentId): Promise<readonly PresentPerson[]> {
    const connections = [...this.own.of(incidentId), ...this.distant.of(incidentId)]
    return peopleOf(connections.sort((a, b) => a.arrivedAt - b.arrivedAt || byId(a, b)))
  }

  onChange(listener: (incidentId: IncidentId) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Its people are nowhere any more. */
  async close(): Promise<void> {
    await this.link.redis?.del(this.key).catch(() => undefined)
  }

  private get key(): string {
    return `${this.link.prefix}people:${this.link.instanceId}`
  }

  private tell(incidentId: IncidentId, connectionId: string, connection: ArrivedConnection | null): void {
    this.version += 1
    const { version } = this
    this.link.presenceVersion = version
    const field = `${incidentId}/${connectionId}`
    const { redis } = this.link
    if (redis && !this.isStale) {
      const change = redis.multi().hSet(this.key, VERSION_FIELD, version)
      this.write(
        connection
          ? change.hSet(this.key, field, storedConnection(connection))
          : change.hDel(this.key, field),
      )
    }
    this.link.tell({ kind: 'presence', presence: { version, incidentId, connectionId, connection } })
    this.changed(incidentId)
  }

  /** Redis forgets, restarts empty, or was away: then everybody here is written anew. */
  private renew(): void {
    const { redis } = this.link
    if (!redis) return
    if (this.isStale) {
      this.isStale = false
      const fields: Record<string, string> = { [VERSION_FIELD]: String(this.version) }
      for (const [incidentId, id, connection] of this.own.all()) {
        fields[`${incidentId}/${id}`] = storedConnection(connection)
      }
      this.write(redis.multi().del(this.key).hSet(this.key, fields).pExpire(this.key, EXPIRES_MS))
      return
    }
    redis.pExpire(this.key, EXPIRES_MS).then(
      (isThere) => {
        if (!isThere) this.isStale = true
      },
      () => {
        this.isStale = true
      },
    )
  }

  /** Two who come in the same millisecond still come one after the other. */
  private nextArrival(): number {
    this.lastArrival = Math.max(this.clock.now(), this.lastArrival + 0.001)
    return this.lastArrival
  }

  private write(change: { exec(): Promise<unknown> }): void {
    change.exec().catch(() => {
      this.isStale = true
    })
  }

  private changed(incidentId: IncidentId): void {
    for (const listener of this.listeners) listener(incidentId)
  }
}

const byId = (a: PresenceConnection, b: PresenceConnection): number =>
  a.connectionId < b.connectionId ? -1 : 1
