/**
 * One incident while people are in it. Invariants:
 * 1. Everything that reads or changes its documents goes through one queue, one step after another.
 * 2. An edit or command is told to nobody, its author included, before its rows are committed.
 * 3. What cannot be committed closes the room: memory is dropped, connections are asked to come back, the log is loaded
 *    again. Nothing is acknowledged on hope.
 * 4. The head only moves with the log's (compare-and-swap); another head than expected is treated like a failure.
 */
import type { Command } from '@warroom/shared/commands/command.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import { readStanding } from '@warroom/shared/document/read-record.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { Append } from '../ports/incident-log.ts'
import { BoardChronicle } from './board-chronicle.ts'
import { ClientOwners } from './client-owners.ts'
import { answerCommand } from './command-lane.ts'
import { DocumentLane } from './document-lane.ts'
import { EditBatch, PoisonedEdit } from './edit-batch.ts'
import type { IncidentState } from './incident-rooms.ts'
import { summaryOf } from './incident-summary.ts'
import { ParkedHandshakes } from './parked-handshakes.ts'
import { PeerConnection } from './peer-connection.ts'
import type { PeerWork } from './peer-work.ts'
import { wantsCheckpoint, writeCheckpoints } from './room-checkpoints.ts'
import { describe, loadDocuments, type RoomDocuments } from './room-documents.ts'
import type { RoomPorts } from './room-ports.ts'
import type { PeerSeat, SyncPeer } from './sync-peer.ts'
import { welcomePerson } from './welcome-person.ts'
import { WorkQueue } from './work-queue.ts'

export class RoomClosed extends Error {}

export class IncidentRoom {
  readonly id: IncidentId
  head: number
  readonly documents: RoomDocuments
  readonly lanes: { readonly record: DocumentLane; readonly board: DocumentLane }
  private readonly ports: RoomPorts
  private readonly owners: ClientOwners
  private readonly chronicle: BoardChronicle
  private readonly queue: WorkQueue<PeerWork>
  private readonly parked: ParkedHandshakes
  private readonly onClosed: () => void
  private closed = false
  private checkpointing = false

  static async open(id: IncidentId, ports: RoomPorts, onClosed: () => void): Promise<IncidentRoom | null> {
    const head = await ports.log.head(id)
    if (head === null) return null
    const documents = await loadDocuments(ports.log, id)
    const owners = new ClientOwners(await ports.log.clientOwners(id))
    return new IncidentRoom({ id, head, documents, owners, ports, onClosed })
  }

  private constructor(parts: {
    readonly id: IncidentId
    readonly head: number
    readonly documents: RoomDocuments
    readonly owners: ClientOwners
    readonly ports: RoomPorts
    readonly onClosed: () => void
  }) {
    this.id = parts.id
    this.head = parts.head
    this.documents = parts.documents
    this.owners = parts.owners
    this.ports = parts.ports
    this.onClosed = parts.onClosed
    const { record, board } = parts.documents
    this.lanes = {
      record: new DocumentLane('record', record.doc),
      board: new DocumentLane('board', board.doc),
    }
    this.lanes.record.rowsSinceCheckpoint = parts.documents.tail.record
    this.lanes.board.rowsSinceCheckpoint = parts.documents.tail.board
    this.chronicle = new BoardChronicle(board, record, parts.ports.ids)
    this.parked = new ParkedHandshakes(parts.ports.scheduler, (edit) =>
      this.queue.add({ kind: 'edit', ...edit }),
    )
    this.queue = new WorkQueue<PeerWork>({
      together: (works) => this.commitEdits(works),
      turn: parts.ports.turn,
      onFault: (error) => this.fail(error),
    })
  }

  get peerCount(): number {
    return this.lanes.record.peers.size + this.lanes.board.peers.size
  }

  get inUse(): boolean {
    return this.peerCount > 0 || this.queue.busy
  }

  /** Seats a connection. Its frames may arrive at once; they are answered in order. */
  attach(peer: SyncPeer): PeerSeat {
    if (this.closed || peer.document === 'postmortem') throw new RoomClosed('The room is closed')
    const lane = this.lanes[peer.document]
    lane.join(peer, this.head)
    const seat = new PeerConnection(lane, peer, (work) => this.queue.add(work), this.ports)
    return {
      receive: (frame) => seat.receive(frame),
      leave: () => {
        seat.leave()
        this.parked.forget(peer)
      },
    }
  }

  command(command: Command, actor: Actor): Promise<CommandResult> {
    return this.alone(() =>
      answerCommand({ command, actor, ports: this.ports, documents: this.documents, room: this }),
    )
  }

  state(): Promise<IncidentState> {
    return this.alone(async () => describe(this.documents, this.head))
  }

  /** Makes a person a participant; a no-op for one who is. */
  welcome(actor: Actor): Promise<void> {
    return this.alone(() => welcomePerson(actor, this.ports.clock.now(), this))
  }

  /** Commits rows and moves the head. Throws when storage fails or somebody else was first. */
  async commit(append: Pick<Append, 'rows' | 'newClients' | 'command'>): Promise<void> {
    const touchesRecord = append.rows.some((row) => row.document === 'record')
    const summary = touchesRecord ? summaryOf(this.id, readStanding(this.documents.record)) : null
    const outcome = await this.ports.log.append({
      incidentId: this.id,
      expectedHead: this.head,
      summary,
      ...append,
    })
    if (!outcome.ok) throw new Error(`Expected head ${this.head}, found ${outcome.head}`)
    this.head = outcome.head
    for (const row of append.rows) {
      if (row.document !== 'postmortem') this.lanes[row.document].rowsSinceCheckpoint += 1
    }
    this.ports.onCommit(this.id)
  }

  /** Tells everybody who asked what is on disk. */
  tellSaved(): void {
    this.lanes.record.tellAllSaved(this.head)
    this.lanes.board.tellAllSaved(this.head)
  }

  idle(): Promise<void> {
    return this.queue.idle()
  }

  /** Writes checkpoints where the log has grown, so that the next opening is short. */
  checkpoint(everyRows?: number): Promise<void> {
    const at = () => ({ incidentId: this.id, head: this.head })
    return this.alone(() => writeCheckpoints(this.ports.log, at(), Object.values(this.lanes), everyRows))
  }

  /** No more work is taken; connections are told why. */
  close(reason: 'restarting' | 'storageUnavailable'): void {
    if (this.closed) return
    this.closed = true
    this.parked.clear()
    for (const lane of [this.lanes.record, this.lanes.board]) {
      for (const peer of [...lane.peers.keys()]) peer.close(reason)
      lane.peers.clear()
      lane.doc.destroy()
    }
    this.onClosed()
  }

  private async alone<R>(run: () => Promise<R>): Promise<R> {
    return this.queue.alone(async () => {
      if (this.closed) throw new RoomClosed('The room is closed')
      try {
        return await run()
      } catch (error) {
        this.fail(error)
        throw error
      }
    })
  }

  private async commitEdits(works: readonly PeerWork[]): Promise<void> {
    if (this.closed) return
    const at = this.ports.clock.now()
    const batch = new EditBatch({ owners: this.owners, chronicle: this.chronicle, at })
    for (const work of works) {
      if (work.kind !== 'edit') continue
      const lane = this.laneOf(work.peer)
      const taken = batch.take(lane, work)
      if (taken === 'whole') {
        if (work.fromHandshake) this.parked.forget(work.peer)
      } else if ('fault' in taken) this.cutOff(work.peer, taken.fault)
      else this.parked.park(work, taken.awaits, lane.stateOf)
    }
    batch.conclude(this.lanes)
    if (batch.rows.length > 0) {
      await this.commit({ rows: batch.rows, newClients: batch.newClients, command: null })
    }
    for (const [lane, updates] of batch.told) lane.broadcast(updates)
    for (const [peer, frameNumber] of batch.authors) {
      const progress = this.laneOf(peer).peers.get(peer)
      if (progress) progress.durable = frameNumber
      if (batch.rows.length === 0) this.laneOf(peer).tellSaved(peer, this.head)
    }
    if (batch.rows.length > 0) {
      this.tellSaved()
      this.parked.wake((peer, client) => this.laneOf(peer).stateOf(client))
    }
    this.checkpointIfLong()
    for (const work of works) {
      if (work.kind === 'step1') this.laneOf(work.peer).answerStep1(work.peer, work.stateVector)
    }
  }

  private checkpointIfLong(): void {
    if (this.checkpointing || !wantsCheckpoint(Object.values(this.lanes))) return
    this.checkpointing = true
    this.checkpoint().then(
      () => {
        this.checkpointing = false
      },
      () => undefined, // The room has closed over it already.
    )
  }

  private laneOf(peer: SyncPeer): DocumentLane {
    return peer.document === 'record' ? this.lanes.record : this.lanes.board
  }

  private cutOff(peer: SyncPeer, fault: string): void {
    this.ports.logger.warn({ incidentId: this.id, connectionId: peer.connectionId, fault }, 'edit refused')
    const lane = this.laneOf(peer)
    if (lane.peers.has(peer)) lane.leave(peer)
    peer.close(fault === 'size' ? 'tooBig' : 'badMessage')
  }

  private fail(error: unknown): void {
    if (this.closed) return
    this.ports.logger.error({ incidentId: this.id, err: error }, 'room closed: it could not commit')
    // Its author must not come back with it; everybody else comes back to what is on disk.
    if (error instanceof PoisonedEdit) error.peer.close('badMessage')
    this.close('storageUnavailable')
  }
}
