/** Tells everybody who reads the list which rows changed, with who is in them: at most twice a second. */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { ListedIncident } from '@warroom/shared/protocol/socket-events.ts'
import type { IncidentIndex } from '../../ports/incident-index.ts'
import type { PresenceStore } from '../../ports/presence-store.ts'
import type { IncidentRooms } from '../../rooms/incident-rooms.ts'
import type { RoomLogger } from '../../rooms/room-ports.ts'
import { Coalesced } from './coalesced.ts'
import { type CommandClient, type CommandServer, LIST_ROOM } from './socket-contract.ts'

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
  /** The rows last told; the text tells them apart, because an edit on a board changes no row. */
  private readonly told = new Map<IncidentId, { readonly text: string; readonly listed: ListedIncident }>()
  private readonly beat: Coalesced<'list'>
  private readonly unsubscribe: () => void
  private readonly io: CommandServer
  private readonly ports: ListPorts

  constructor(io: CommandServer, ports: ListPorts) {
    this.io = io
    this.ports = ports
    this.beat = new Coalesced(EVERY_MS, () => {
      this.tell().catch((error: unknown) => ports.logger.error({ err: error }, 'the list could not be told'))
    })
    this.unsubscribe = ports.rooms.onCommit((id) => this.note(id))
  }

  note(id: IncidentId): void {
    this.changed.add(id)
    this.beat.ask('list')
  }

  /** Who is where, for somebody who has just come: HTTP lists incidents without their people. */
  greet(reader: Pick<CommandClient, 'emit'>): void {
    const incidents = [...this.told.values()]
      .map(({ listed }) => listed)
      .filter(({ people }) => people.length > 0)
    if (incidents.length > 0) reader.emit('incidents:changed', { incidents })
  }

  stop(): void {
    this.unsubscribe()
    this.beat.stop()
  }

  private async tell(): Promise<void> {
    const ids = [...this.changed]
    this.changed.clear()
    const incidents: ListedIncident[] = []
    for (const id of ids) {
      const summary = await this.ports.index.find(id)
      if (!summary) continue
      const people = await this.ports.presence.people(id)
      const listed = { ...summary, url: `${this.ports.publicUrl}/i/${id}`, people }
      const text = JSON.stringify({ ...listed, seq: 0 })
      if (this.told.get(id)?.text === text) continue
      this.told.set(id, { text, listed })
      incidents.push(listed)
    }
    if (incidents.length > 0) this.io.to(LIST_ROOM).emit('incidents:changed', { incidents })
  }
}
