import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { CommandClient, CommandServer } from './socket-contract.ts'

/**
 * News whose newest version replaces all before it is not queued for a line that is still busy with what it got. Such a
 * reader is owed it, and gets the newest once the line is free: a slow reader costs a message or two, not memory without end.
 */
export class OwedNews {
  private readonly owed = new WeakMap<CommandClient, Set<IncidentId>>()
  private readonly deliver: (reader: CommandClient, ids: ReadonlySet<IncidentId>) => void

  constructor(deliver: (reader: CommandClient, ids: ReadonlySet<IncidentId>) => void) {
    this.deliver = deliver
  }

  /** Notes what the busy ones among the readers of a room are owed, and names them, to be left out now. */
  leaveOut(io: CommandServer, room: string, ids: Iterable<IncidentId>): string[] {
    const busy: string[] = []
    for (const socketId of io.sockets.adapter.rooms.get(room) ?? []) {
      const reader = io.sockets.sockets.get(socketId)
      // Bytes that the system took are not counted here: only a reader that lags has any left.
      if (!reader || reader.data.line.writableLength === 0) continue
      busy.push(socketId)
      this.owe(reader, ids)
    }
    return busy
  }

  private owe(reader: CommandClient, ids: Iterable<IncidentId>): void {
    const owed = this.owed.get(reader)
    if (owed) {
      for (const id of ids) owed.add(id)
      return
    }
    this.owed.set(reader, new Set(ids))
    reader.conn.transport.once('ready', () => {
      const due = this.owed.get(reader)
      this.owed.delete(reader)
      if (due && reader.connected) this.deliver(reader, due)
    })
  }
}
