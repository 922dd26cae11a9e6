/** Edits and questions of connections, together: judged, committed with one append, then told (invariant 2 of the room). */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { Append } from '../ports/incident-log.ts'
import type { BoardChronicle } from './board-chronicle.ts'
import type { ClientOwners } from './client-owners.ts'
import type { DocumentLane } from './document-lane.ts'
import { EditBatch, isFault } from './edit-batch.ts'
import { editRuns } from './edit-runs.ts'
import type { ParkedHandshakes } from './parked-handshakes.ts'
import type { PeerWork } from './peer-work.ts'
import type { RoomPorts } from './room-ports.ts'
import type { SyncPeer } from './sync-peer.ts'

/** The room as this lane sees it. */
interface EditedRoom {
  readonly head: number
  readonly lanes: { readonly record: DocumentLane; readonly board: DocumentLane }
  readonly owners: ClientOwners
  readonly chronicle: BoardChronicle
  readonly parked: ParkedHandshakes
  readonly id: IncidentId
  readonly ports: Pick<RoomPorts, 'figures' | 'logger'>
  laneOf(peer: SyncPeer): DocumentLane
  commit(append: Pick<Append, 'rows' | 'newClients' | 'command'>): Promise<void>
  tellSaved(): void
}

export async function commitEdits(room: EditedRoom, works: readonly PeerWork[], at: number): Promise<void> {
  const batch = new EditBatch({ owners: room.owners, chronicle: room.chronicle, at })
  for (const run of editRuns(works.filter((work) => work.kind === 'edit'))) {
    const lane = room.laneOf(run.peer)
    batch.takeRun(lane, run).forEach((taken, i) => {
      const edit = run.edits[i]
      room.ports.figures.judged(isFault(taken) ? taken.fault : null)
      if (!edit) return
      if (taken === 'whole') {
        if (edit.fromHandshake) room.parked.forget(run.peer)
      } else if (isFault(taken)) cutOff(room, run.peer, taken.fault)
      else if (lane.peers.has(run.peer)) room.parked.park(edit, taken.awaits, lane.stateOf)
    })
  }
  batch.conclude(room.lanes)
  const wrote = batch.rows.length > 0
  if (wrote) await room.commit({ rows: batch.rows, newClients: batch.newClients, command: null })
  const committedAt = performance.now()
  for (const [lane, updates] of batch.told) lane.broadcast(updates)
  for (const [peer, frameNumber] of batch.authors) {
    const lane = room.laneOf(peer)
    const progress = lane.peers.get(peer)
    if (progress) progress.durable = frameNumber
    if (!wrote) lane.tellSaved(peer, room.head)
  }
  if (!wrote) return
  room.tellSaved()
  const toldAt = performance.now()
  room.ports.figures.toldAll((toldAt - committedAt) / 1000)
  for (const work of works) {
    if (work.kind === 'edit') room.ports.figures.acknowledged((toldAt - work.receivedAt) / 1000)
  }
  room.parked.wake((peer, client) => room.laneOf(peer).stateOf(client))
}

/** Answers those who ask what they lack. Whoever has what the server itself never wrote starts over (LIVE20). */
export function answerQuestions(room: EditedRoom, works: readonly PeerWork[]): void {
  for (const work of works) {
    const lane = room.laneOf(work.peer)
    if (work.kind === 'greeting') lane.greet(work.peer, room.head)
    if (work.kind !== 'step1') continue
    if (lane.isAhead(work.stateVector)) cutOff(room, work.peer, 'ahead')
    else lane.answerStep1(work.peer, work.stateVector)
  }
}

function cutOff(room: EditedRoom, peer: SyncPeer, fault: string): void {
  room.ports.logger.warn({ incidentId: room.id, connectionId: peer.connectionId, fault }, 'edit refused')
  room.laneOf(peer).cutOff(peer)
  peer.close(fault === 'size' || fault === 'full' ? 'tooBig' : 'badMessage')
}
