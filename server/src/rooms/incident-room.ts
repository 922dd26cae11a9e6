/**
 * One incident while people are in it. Invariants:
 * 1. Everything that reads or changes its documents goes through one queue, one step after another.
 * 2. An edit or command is told to nobody, its author included, before its rows are committed.
 * 3. What cannot be committed is dropped from memory: the documents are loaded again from the log, and who wrote it is
 *    asked to come back. If the log cannot be read either, the room closes. Nothing is acknowledged on hope.
 * 4. The head only moves with the log's, by our own append or over rows of other instances (`room-head.ts`).
 */
import type { Command } from '@warroom/shared/commands/command.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import { readStanding } from '@warroom/shared/document/read-record.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { Append } from '../ports/incident-log.ts'
import type { AppendedNews } from '../ports/instance-bus.ts'
import { BoardChronicle } from './board-chronicle.ts'
import { ClientOwners } from './client-owners.ts'
import { answerCommand } from './command-lane.ts'
import type { DocumentLane } from './document-lane.ts'
import { PoisonedEdit } from './edit-batch.ts'
import { answerQuestions, commitEdits } from './edit-lane.ts'
import { catchUp, followNews, startOver } from './following.ts'
import type { IncidentState } from './incident-rooms.ts'
import { summaryOf } from './incident-summary.ts'
import { appendedNews } from './instance-news.ts'
import { lanesOf } from './lanes-of.ts'
import { ParkedHandshakes } from './parked-handshakes.ts'
import { PeerConnection } from './peer-connection.ts'
import type { PeerWork } from './peer-work.ts'
import { Checkpointing, writeCheckpoints } from './room-checkpoints.ts'
import { describe, type LoadedRoom, type RoomDocuments } from './room-documents.ts'
import { RoomHead } from './room-head.ts'
import type { RoomPorts } from './room-ports.ts'
import { settleDecisions } from './settle-decisions.ts'
import { SilenceWatch } from './silence-watch.ts'
import { keepingLog, NotCommitted, sendBack } from './storage-faults.ts'
import type { PeerSeat, SyncPeer } from './sync-peer.ts'
import { welcomePerson } from './welcome-person.ts'
import { WorkQueue } from './work-queue.ts'

export class RoomClosed extends Error {}

export class IncidentRoom {
  readonly id: IncidentId
  readonly lanes: { readonly record: DocumentLane; readonly board: DocumentLane }
  readonly place: RoomHead
  readonly ports: RoomPorts
  readonly parked: ParkedHandshakes
  documents: RoomDocuments
  owners: ClientOwners
  chronicle: BoardChronicle
  readonly silence: SilenceWatch
  private readonly queue: WorkQueue<PeerWork>
  private readonly onClosed: () => void
  private closed = false
  private draining = false
  private readonly checkpointing = new Checkpointing()

  constructor(id: IncidentId, loaded: LoadedRoom, ports: RoomPorts, onClosed: () => void) {
    this.id = id
    this.ports = ports
    this.onClosed = onClosed
    this.place = new RoomHead(id, loaded.head, ports)
    const { record, board } = loaded.documents
    this.lanes = lanesOf(id, loaded.documents, ports)
    this.documents = loaded.documents
    this.owners = new ClientOwners(loaded.owners)
    this.chronicle = new BoardChronicle(board, record, ports.ids)
    this.parked = new ParkedHandshakes(ports.scheduler, (edit) => this.queue.add({ kind: 'edit', ...edit }))
    this.queue = new WorkQueue<PeerWork>({
      together: (works) => this.answerPeers(works),
      turn: ports.turn,
      onFault: (error) => this.fail(error),
    })
    this.silence = new SilenceWatch(ports, () => this.deciding(() => settleDecisions(this)))
    this.silence.watch(record)
  }

  get head(): number {
    return this.place.seq
  }

  get peerCount(): number {
    return this.lanes.record.peers.size + this.lanes.board.peers.size
  }

  /** What has arrived and is not yet decided. */
  get waiting(): number {
    return this.queue.length
  }

  get inUse(): boolean {
    return this.peerCount > 0 || this.queue.busy
  }

  /** Seats a connection. Its frames may arrive at once; they are answered in order. */
  attach(peer: SyncPeer): PeerSeat {
    if (this.closed || peer.document === 'postmortem') throw new RoomClosed('The room is closed')
    const lane = this.lanes[peer.document]
    lane.join(peer)
    // Who comes from another instance may know more than we do: before their frames, everything in the log.
    if (this.ports.bus.reach !== 'alone') this.catchUp().catch(() => undefined)
    // In its turn: what is in memory now may be on its way to the disk.
    this.take({ kind: 'greeting', peer })
    const seat = new PeerConnection(lane, peer, (work) => this.take(work), this.ports)
    return {
      receive: (frame) => seat.receive(frame),
      leave: () => {
        seat.leave()
        this.parked.forget(peer)
      },
    }
  }

  command(command: Command, actor: Actor): Promise<CommandResult> {
    return this.deciding(() =>
      answerCommand({ command, actor, ports: this.ports, documents: this.documents, room: this }),
    )
  }

  /** As it is in the log, also when another instance wrote it. */
  state(): Promise<IncidentState> {
    return this.alone(async () => {
      if (this.ports.bus.reach !== 'alone') await catchUp(this)
      return describe(this.documents, this.head)
    })
  }

  /** Makes a person a participant; a no-op for one who is. */
  welcome(actor: Actor): Promise<void> {
    return this.deciding(() => welcomePerson(actor, this.ports.clock.now(), this))
  }

  /** Takes in what another instance says it has committed. */
  follow(news: AppendedNews): Promise<void> {
    return this.alone(() => followNews(this, news))
  }

  /** Takes in whatever is in the log and not here. */
  catchUp(): Promise<void> {
    return this.alone(() => catchUp(this))
  }

  /** Commits rows, moves the head and tells the other instances. Throws when storage fails or somebody else was first. */
  async commit(append: Pick<Append, 'rows' | 'newClients' | 'command'>): Promise<void> {
    const { rows } = append
    const touchesRecord = rows.some((row) => row.document === 'record')
    const summary = touchesRecord ? summaryOf(this.id, readStanding(this.documents.record)) : null
    const from = this.head + 1
    await this.place.append({ summary, ...append })
    for (const row of rows) {
      if (row.document !== 'postmortem') this.lanes[row.document].rowsSinceCheckpoint += 1
    }
    if (rows.length > 0) this.ports.bus.tell(appendedNews(this.id, from, append))
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

  /** Takes nothing more from connections, and finishes what it has. */
  drain(): Promise<void> {
    this.draining = true
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
    this.silence.stop()
    this.parked.clear()
    for (const lane of [this.lanes.record, this.lanes.board]) {
      for (const peer of [...lane.peers.keys()]) peer.close(reason)
      lane.peers.clear()
      lane.doc.destroy()
    }
    this.onClosed()
  }

  laneOf(peer: SyncPeer): DocumentLane {
    return peer.document === 'record' ? this.lanes.record : this.lanes.board
  }

  /** What comes too late is acknowledged to nobody, and comes again to whoever opens the room next. */
  private take(work: PeerWork): void {
    if (!this.draining) this.queue.add(work)
  }

  /** A step of its own that may commit. Rejects when storage failed; the room goes on. */
  private deciding<R>(run: () => Promise<R>): Promise<R> {
    return this.alone(() => keepingLog(this, () => this.step(run)))
  }

  private async alone<R>(run: () => Promise<R>): Promise<R> {
    return this.queue.alone(async () => {
      if (this.closed) throw new RoomClosed('The room is closed')
      try {
        return await run()
      } catch (error) {
        if (!(error instanceof NotCommitted)) this.fail(error)
        throw error
      }
    })
  }

  private step<R>(run: () => Promise<R>, needsAll = false): Promise<R> {
    const others = { catchUp: () => catchUp(this), startOver: () => startOver(this) }
    return this.place.step(run, others, needsAll)
  }

  private async answerPeers(works: readonly PeerWork[]): Promise<void> {
    if (this.closed) return
    const edits = works.filter((work) => work.kind === 'edit')
    if (edits.length > 0) {
      // A handshake may bring what others wrote at another instance; who they are stands in the log.
      const needsAll = this.ports.bus.reach !== 'alone' && edits.some((edit) => edit.fromHandshake)
      const commit = () => commitEdits(this, works, this.ports.clock.now())
      await keepingLog(this, () => this.step(commit, needsAll)).catch((error: unknown) => {
        if (!(error instanceof NotCommitted)) throw error
        sendBack(this, edits)
      })
    }
    if (this.checkpointing.isDue(Object.values(this.lanes))) this.checkpointing.begin(this.checkpoint())
    answerQuestions(this, works)
  }

  private fail(error: unknown): void {
    if (this.closed) return
    this.ports.logger.error({ incidentId: this.id, err: error }, 'room closed: it could not commit')
    // Its author must not come back with it; everybody else comes back to what is on disk.
    if (error instanceof PoisonedEdit) error.peer.close('badMessage')
    this.close('storageUnavailable')
  }
}
