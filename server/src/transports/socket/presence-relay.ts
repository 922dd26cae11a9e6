/** Tells everybody in an incident who is there: at once when it was quiet, at most 20 times a second, less in a crowd. */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { PresenceStore } from '../../ports/presence-store.ts'
import type { RoomLogger } from '../../rooms/room-ports.ts'
import { Coalesced } from './coalesced.ts'
import { OwedNews } from './owed-news.ts'
import { type CommandClient, type CommandServer, incidentRoom } from './socket-contract.ts'
import { restAfterTelling } from './telling-pace.ts'

const EVERY_MS = 50

export interface PresencePorts {
  readonly presence: PresenceStore
  readonly logger: RoomLogger
}

export class PresenceRelay {
  private readonly io: CommandServer
  private readonly ports: PresencePorts
  private readonly beat: Coalesced<IncidentId>
  private readonly owed: OwedNews
  private readonly unsubscribe: () => void

  constructor(io: CommandServer, ports: PresencePorts) {
    this.io = io
    this.ports = ports
    const onFault = (error: unknown): void => ports.logger.error({ err: error }, 'presence could not be told')
    this.beat = new Coalesced({ run: (id) => this.tell(id), onFault })
    this.owed = new OwedNews((reader, ids) => {
      this.catchUp(reader, ids).catch(onFault)
    })
    this.unsubscribe = ports.presence.onChange((id) => this.beat.ask(id))
  }

  stop(): void {
    this.unsubscribe()
    this.beat.stop()
  }

  private async tell(incidentId: IncidentId): Promise<number> {
    const room = incidentRoom(incidentId)
    const people = await this.ports.presence.people(incidentId)
    const readers = this.io.sockets.adapter.rooms.get(room)?.size ?? 0
    if (readers === 0) return EVERY_MS
    const busy = this.owed.leaveOut(this.io, room, [incidentId])
    const message = { incidentId, people }
    this.io.to(room).except(busy).emit('presence', message)
    return restAfterTelling(EVERY_MS, JSON.stringify(message).length, readers)
  }

  private async catchUp(reader: CommandClient, ids: ReadonlySet<IncidentId>): Promise<void> {
    for (const incidentId of ids) {
      const people = await this.ports.presence.people(incidentId)
      if (reader.data.joined.has(incidentId)) reader.emit('presence', { incidentId, people })
    }
  }
}
