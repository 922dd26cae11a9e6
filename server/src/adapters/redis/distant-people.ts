/** People at other instances, as those tell it. */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { PresentConnections } from '../present-connections.ts'
import type { ArrivedConnection, PresenceNews } from './presence-news.ts'
import type { RedisLink } from './redis-link.ts'
import { readRoster } from './stored-roster.ts'

/** Without word nobody can say who is still at another instance. */
const UNKNOWN_AFTER_MS = 12_000

interface Roster {
  version: number
  readonly people: PresentConnections<ArrivedConnection>
  reading: boolean
}

export class DistantPeople {
  private readonly link: RedisLink
  private readonly onChange: (incidentId: IncidentId) => void
  private readonly rosters = new Map<string, Roster>()
  private forgetting: NodeJS.Timeout | undefined

  constructor(link: RedisLink, onChange: (incidentId: IncidentId) => void) {
    this.link = link
    this.onChange = onChange
    link.listen({
      message: (message, instanceId) => {
        if (message.kind === 'presence') this.hear(instanceId, message.presence)
        if (message.kind === 'alive') this.compare(instanceId, message.presence)
      },
      gone: (instanceId) => this.forget(instanceId),
      state: (isUp) => {
        clearTimeout(this.forgetting)
        if (isUp) return
        this.forgetting = setTimeout(() => {
          for (const instanceId of [...this.rosters.keys()]) this.forget(instanceId)
        }, UNKNOWN_AFTER_MS)
        this.forgetting.unref()
      },
    })
  }

  of(incidentId: IncidentId): ArrivedConnection[] {
    return [...this.rosters.values()].flatMap(({ people }) => people.of(incidentId))
  }

  private hear(instanceId: string, news: PresenceNews): void {
    const roster = this.roster(instanceId)
    if (roster.reading || news.version <= roster.version) return
    if (news.version !== roster.version + 1) {
      this.read(instanceId, roster)
      return
    }
    roster.version = news.version
    const { incidentId, connectionId, connection } = news
    if (connection) roster.people.set(incidentId, connectionId, connection)
    else roster.people.remove(incidentId, connectionId)
    this.onChange(incidentId)
  }

  private compare(instanceId: string, version: number): void {
    const roster = this.roster(instanceId)
    if (!roster.reading && roster.version !== version) this.read(instanceId, roster)
  }

  private roster(instanceId: string): Roster {
    const known = this.rosters.get(instanceId)
    if (known) return known
    const roster = { version: 0, people: new PresentConnections<ArrivedConnection>(), reading: false }
    this.rosters.set(instanceId, roster)
    return roster
  }

  private read(instanceId: string, roster: Roster): void {
    const { redis, prefix } = this.link
    if (!redis) return
    roster.reading = true
    redis
      .hGetAll(`${prefix}people:${instanceId}`)
      .then((hash) => this.replace(instanceId, roster, hash))
      .catch(() => undefined) // What it says next second is compared again.
      .finally(() => {
        roster.reading = false
      })
  }

  private replace(instanceId: string, roster: Roster, hash: Readonly<Record<string, string>>): void {
    if (this.rosters.get(instanceId) !== roster) return
    const { version, connections } = readRoster(hash)
    const changed = new Set<IncidentId>()
    for (const [incidentId, id] of [...roster.people.all()]) {
      roster.people.remove(incidentId, id)
      changed.add(incidentId)
    }
    for (const [incidentId, id, connection] of connections) {
      roster.people.set(incidentId, id, connection)
      changed.add(incidentId)
    }
    roster.version = version
    for (const incidentId of changed) this.onChange(incidentId)
  }

  private forget(instanceId: string): void {
    const roster = this.rosters.get(instanceId)
    if (!roster) return
    this.rosters.delete(instanceId)
    for (const incidentId of new Set([...roster.people.all()].map(([id]) => id))) this.onChange(incidentId)
  }
}
