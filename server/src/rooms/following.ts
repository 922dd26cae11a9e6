/** How a room takes in what other instances committed: from their word if nothing is missing in between, else from the log. */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { NewLogRow } from '../ports/incident-log.ts'
import type { AppendedNews } from '../ports/instance-bus.ts'
import { BoardChronicle } from './board-chronicle.ts'
import { ClientOwners } from './client-owners.ts'
import type { DocumentLane } from './document-lane.ts'
import type { ParkedHandshakes } from './parked-handshakes.ts'
import { loadRoom, type RoomDocuments } from './room-documents.ts'
import type { RoomHead } from './room-head.ts'
import type { RoomPorts } from './room-ports.ts'
import type { SilenceWatch } from './silence-watch.ts'
import type { SyncPeer } from './sync-peer.ts'

/** The room as seen here. Nothing in it is uncommitted, except before `startOver`. */
export interface FollowingRoom {
  readonly id: IncidentId
  readonly ports: RoomPorts
  readonly place: RoomHead
  readonly lanes: { readonly record: DocumentLane; readonly board: DocumentLane }
  readonly parked: ParkedHandshakes
  readonly silence: SilenceWatch
  documents: RoomDocuments
  owners: ClientOwners
  chronicle: BoardChronicle
  laneOf(peer: SyncPeer): DocumentLane
}

type Written = Pick<NewLogRow, 'document' | 'update'>

export async function followNews(room: FollowingRoom, news: AppendedNews): Promise<void> {
  if (news.head <= room.place.seq) return
  const { written } = news
  if (!written || news.from !== room.place.seq + 1) {
    room.ports.figures.caughtUp('gap')
    return catchUp(room)
  }
  for (const owner of written.newClients) room.owners.bind(owner)
  takeIn(room, written.rows, news.head)
}

export async function catchUp(room: FollowingRoom): Promise<void> {
  const rows = await room.ports.log.read(room.id, { after: room.place.seq })
  const last = rows.at(-1)
  if (!last) return
  room.owners = new ClientOwners(await room.ports.log.clientOwners(room.id))
  takeIn(room, rows, last.seq)
}

/** Drops documents that hold what was not appended, and goes on from the log's. Connections notice nothing of it. */
export async function startOver(room: FollowingRoom): Promise<void> {
  const loaded = await loadRoom(room.ports.log, room.id)
  if (!loaded) throw new Error(`Incident ${room.id} is gone`)
  const missed = await room.ports.log.read(room.id, { after: room.place.seq })
  const { documents, head } = loaded
  room.documents = documents
  room.silence.watch(documents.record)
  room.owners = new ClientOwners(loaded.owners)
  room.lanes.record.replace(documents.record.doc, documents.tail.record)
  room.lanes.board.replace(documents.board.doc, documents.tail.board)
  room.chronicle = new BoardChronicle(documents.board, documents.record, room.ports.ids)
  for (const lane of Object.values(room.lanes)) {
    lane.broadcast(
      missed.filter((row) => row.seq <= head && row.document === lane.name).map((row) => row.update),
    )
  }
  moveOn(room, head)
}

function takeIn(room: FollowingRoom, rows: readonly Written[], head: number): void {
  for (const lane of Object.values(room.lanes)) {
    const updates = rows.filter((row) => row.document === lane.name).map((row) => row.update)
    if (updates.length > 0) lane.follow(updates)
  }
  // The instance that committed it has told it on the timeline.
  room.chronicle.reset()
  moveOn(room, head)
}

function moveOn(room: FollowingRoom, head: number): void {
  if (head > room.place.seq) room.place.follow(head)
  room.parked.wake((peer, client) => room.laneOf(peer).stateOf(client))
  room.ports.onCommit(room.id)
}
