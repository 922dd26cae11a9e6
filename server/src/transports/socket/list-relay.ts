/** Tells everybody who reads the list which rows changed, with who is in them: at most twice a second, less in a crowd. */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { ListedIncident } from '@warroom/shared/protocol/socket-events.ts'
import type { IncidentIndex } from '../../ports/incident-index.ts'
import type { PresenceStore } from '../../ports/presence-store.ts'
import type { IncidentRooms } from '../../rooms/incident-rooms.ts'
import type { RoomLogger } from '../../rooms/room-ports.ts'
import { Coalesced } from './coalesced.ts'
import { OwedNews } from './owed-news.ts'
import { type CommandClient, type CommandServer, LIST_ROOM } from './socket-contract.ts'
import { restAfterTelling } from './telling-pace.ts'

const EVERY_MS = 500

export interface ListPorts {
  readonly rooms: IncidentRooms
  readonly index: IncidentIndex
  readonly presence: PresenceStore
  readonly logger: RoomLogger
  readonly publicUrl: string
}

export class ListRelay {
  private readonly changed = new Set<IncidentId>()
  /** The rows last told, each with what tells it apart from the next. */
  private readonly told = new Map<IncidentId, { readonly text: string; readonly listed: ListedIncident }>()
  private readonly beat: Coalesced<'list'>
  private readonly owed: OwedNews
  private readonly unsubscribe: readonly (() => void)[]
  private readonly io: CommandServer
  private readonly ports: ListPorts

  constructor(io: CommandServer, ports: ListPorts) {
    this.io = io
    this.ports = ports
    this.beat = new Coalesced({
      run: () => this.tell(),
      onFault: (error) => ports.logger.error({ err: error }, 'the list could not be told'),
    })
    this.owed = new OwedNews((reader, ids) => this.send(reader, ids))
    const note = (id: IncidentId): void => this.note(id)
    this.unsubscribe = [ports.rooms.onCommit(note), ports.presence.onChange(note)]
  }

  /** Who is where, for somebody who has just come: HTTP lists incidents without their people. */
  greet(reader: CommandClient): void {
    const peopled = [...this.told].filter(([, { listed }]) => listed.people.length > 0)
    this.send(
      reader,
      peopled.map(([id]) => id),
    )
  }

  stop(): void {
    for (const unsubscribe of this.unsubscribe) unsubscribe()
    this.beat.stop()
  }

  private note(id: IncidentId): void {
    this.changed.add(id)
    this.beat.ask('list')
  }

  private async tell(): Promise<number> {
    const ids = [...this.changed]
    this.changed.clear()
    const news = new Map<IncidentId, number>()
    try {
      for (const id of ids) {
        const bytes = await this.refresh(id)
        if (bytes > 0) news.set(id, bytes)
      }
    } catch (error) {
      for (const id of ids) this.changed.add(id)
      for (const id of news.keys()) this.told.delete(id)
      throw error
    }
    const readers = this.io.sockets.adapter.rooms.get(LIST_ROOM)?.size ?? 0
    if (news.size === 0 || readers === 0) return EVERY_MS
    const busy = this.owed.leaveOut(this.io, LIST_ROOM, news.keys())
    this.io
      .to(LIST_ROOM)
      .except(busy)
      .emit('incidents:changed', { incidents: this.rows(news.keys()) })
    const bytes = [...news.values()].reduce((sum, more) => sum + more, 0)
    return restAfterTelling(EVERY_MS, bytes, readers)
  }

  /** Reads a row anew; how many bytes it takes to tell, 0 when a reader of the list would see no difference. */
  private async refresh(id: IncidentId): Promise<number> {
    const summary = await this.ports.index.find(id)
    if (!summary) return 0
    const people = await this.ports.presence.people(id)
    const listed: ListedIncident = { ...summary, url: `${this.ports.publicUrl}/i/${id}`, people }
    // The list shows who is in, not what they look at: else each glance in any room would go to everybody.
    const faces = people.map(({ personId, name, state }) => [personId, name, state === 'away'])
    const text = JSON.stringify({ ...summary, seq: 0, people: faces })
    if (this.told.get(id)?.text === text) return 0
    this.told.set(id, { text, listed })
    return JSON.stringify(listed).length
  }

  private rows(ids: Iterable<IncidentId>): ListedIncident[] {
    return [...ids].flatMap((id) => this.told.get(id)?.listed ?? [])
  }

  private send(reader: CommandClient, ids: Iterable<IncidentId>): void {
    const incidents = this.rows(ids)
    if (incidents.length > 0) reader.emit('incidents:changed', { incidents })
  }
}
