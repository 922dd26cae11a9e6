/**
 * A group of edits on its way to one commit: judged, applied in memory, and kept until it is known to be on disk. Nothing
 * of it is told to anybody before; if it cannot be committed the whole room is dropped and loaded again.
 */

import { BOARD_ROOTS } from '@warroom/shared/document/board-document.ts'
import type { BoardMoment } from '@warroom/shared/document/board-timeline.ts'
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import * as Y from 'yjs'
import type { ClientOwner, NewLogRow } from '../ports/incident-log.ts'
import type { BoardChronicle } from './board-chronicle.ts'
import type { ClientOwners } from './client-owners.ts'
import type { DocumentLane } from './document-lane.ts'
import type { Edit } from './edit.ts'
import type { EditRun } from './edit-runs.ts'
import type { GateFault } from './gate-fault.ts'
import { ownShare } from './own-share.ts'
import { newProgress, type PeerProgress } from './peer-progress.ts'
import type { SyncPeer } from './sync-peer.ts'
import { GATE_LIMITS, type GateVerdict, judgeUpdate } from './update-gate.ts'

/** ClientIDs whose writing a handshake brought before they sent it themselves, and those of them that are connected. */
export interface AwaitedAuthors {
  readonly clients: readonly number[]
  readonly connected: ReadonlySet<number>
}

export type Taken = { readonly fault: GateFault } | { readonly awaits: AwaitedAuthors } | 'whole'

export const isFault = (taken: Taken): taken is { readonly fault: GateFault } =>
  typeof taken === 'object' && 'fault' in taken

const WHOLE: Taken = 'whole'

/**
 * An offline day arrives in one handshake: it may be as large as a frame may be. It names everything that was ever
 * deleted, too, new or not; how much that can be is bounded by the bytes.
 */
const HANDSHAKE_LIMITS = { ...GATE_LIMITS, maxBytes: 1024 * 1024, maxDeletions: Number.MAX_SAFE_INTEGER }
/** Resyncs in a row that bring nothing, before a client is taken for broken. */
const MAX_RESYNCS = 8
/** Edits that may come while an answer is on its way: ten keystrokes a second on a line of several seconds. */
const PATIENCE = 100

/** An update that passed the gate and still could not be applied whole: memory can no longer be trusted. */
export class PoisonedEdit extends Error {
  readonly peer: SyncPeer

  constructor(peer: SyncPeer, options?: ErrorOptions) {
    super('An accepted update could not be applied', options)
    this.peer = peer
  }
}

export class EditBatch {
  readonly rows: NewLogRow[] = []
  readonly newClients: ClientOwner[] = []
  /** Updates per document, to be told after the commit. */
  readonly told = new Map<DocumentLane, Uint8Array[]>()
  /** Connections whose edits are in this batch, with the last frame of theirs that is. */
  readonly authors = new Map<SyncPeer, number>()
  private readonly moments: { actor: Actor; moments: BoardMoment[] }[] = []
  private readonly owners: ClientOwners
  private readonly chronicle: BoardChronicle
  private readonly at: number

  constructor(parts: {
    readonly owners: ClientOwners
    readonly chronicle: BoardChronicle
    readonly at: number
  }) {
    this.owners = parts.owners
    this.chronicle = parts.chronicle
    this.at = parts.at
  }

  /**
   * Edits of one connection, in one transaction and one row: a transaction costs as much as everybody who ever wrote. A
   * `fault` closes the connection, and what came after it is not taken; `awaits` is taken again when one of the authors
   * has sent something.
   */
  takeRun(lane: DocumentLane, { peer, edits }: EditRun): Taken[] {
    const taken: Taken[] = []
    const writers = new Set<number>()
    const added = lane.capture(() =>
      lane.doc.transact(() => {
        for (const edit of edits) {
          const answer = this.take(lane, edit, writers)
          taken.push(answer)
          if (isFault(answer)) return
        }
      }, peer),
    )
    if (added) this.keep(lane, peer.actor, writers, added)
    return taken
  }

  private take(lane: DocumentLane, edit: Edit, writers: Set<number>): Taken {
    if (lane.isCutOff(edit.peer)) return WHOLE
    // Whoever has gone by themselves had said it before.
    const progress = lane.peers.get(edit.peer) ?? newProgress()
    const verdict = this.judge(lane, edit, edit.update)
    if (!verdict.ok && verdict.fault === 'gap') return askAgain(lane, edit, progress)
    if (edit.fromHandshake) {
      const unclaimed = verdict.ok && verdict.writers.some((c) => this.writtenBy(lane, edit, c) !== 'bringer')
      if (unclaimed || (!verdict.ok && verdict.fault === 'client'))
        return this.takeOwnShare(lane, edit, progress, writers)
    }
    if (!verdict.ok) return { fault: verdict.fault }
    if (verdict.writers.length > 0 && lane.weight.isFull(lane.doc)) return { fault: 'full' }
    apply(lane, edit)
    for (const clientId of verdict.writers) writers.add(clientId)
    if (edit.fromHandshake) resynced(lane, edit, progress)
    if (!progress.awaitingResync) this.authors.set(edit.peer, edit.frameNumber)
    return WHOLE
  }

  /** Nothing of this connection counts as saved while a part of what it brought waits. */
  private takeOwnShare(lane: DocumentLane, edit: Edit, progress: PeerProgress, writers: Set<number>): Taken {
    progress.awaitingResync = true
    progress.resyncsAsked = 0
    const isOwn = (clientId: number) => this.writtenBy(lane, edit, clientId) === 'bringer'
    const share = ownShare(lane.doc, edit.update, isOwn)
    if (!share) return { fault: 'order' }
    if (share.update) {
      const verdict = this.judge(lane, edit, share.update)
      if (!verdict.ok) return { fault: verdict.fault }
      if (lane.weight.isFull(lane.doc)) return { fault: 'full' }
      apply(lane, { ...edit, update: share.update })
      for (const clientId of verdict.writers) writers.add(clientId)
    }
    const connected = new Set(share.others.filter((clientId) => lane.awareness.isShown(clientId, this.at)))
    // An author who is here and has sent nothing of it in all that time has not written it.
    if (edit.waitedFor?.intersection(connected).size) return { fault: 'client' }
    return { awaits: { clients: share.others, connected } }
  }

  private judge(lane: DocumentLane, edit: Edit, update: Uint8Array): GateVerdict {
    return judgeUpdate({
      doc: lane.doc,
      update,
      roots: BOARD_ROOTS,
      ownerOf: (clientId) => this.ownerOf(lane, clientId),
      personId: edit.peer.actor.personId,
      limits: edit.fromHandshake ? HANDSHAKE_LIMITS : GATE_LIMITS,
    })
  }

  /** Before somebody has written, the cursor they showed tells whose clientID it is. */
  private ownerOf(lane: DocumentLane, clientId: number): Actor['personId'] | 'server' | undefined {
    return this.owners.ownerOf(lane.name, clientId) ?? lane.awareness.firstUser(clientId)
  }

  /**
   * A clientID that is new to us and that the bringer does not show as theirs may be another tab's, on its way here; or
   * the bringer's own, from before they reloaded.
   */
  private writtenBy(lane: DocumentLane, edit: Edit, clientId: number): 'bringer' | 'another' {
    const owner = this.ownerOf(lane, clientId)
    if (owner !== undefined) return owner === edit.peer.actor.personId ? 'bringer' : 'another'
    const shown = lane.awareness.clientIdOf(edit.peer)
    const isSure =
      edit.waitedFor !== undefined || !edit.peer.mayBringOthers || shown === undefined || shown === clientId
    return isSure ? 'bringer' : 'another'
  }

  private keep(lane: DocumentLane, actor: Actor, writers: ReadonlySet<number>, added: Uint8Array): void {
    const { personId } = actor
    for (const clientId of writers) {
      if (this.owners.ownerOf(lane.name, clientId) !== undefined) continue
      const owner = { document: lane.name, clientId, personId }
      this.owners.bind(owner)
      this.newClients.push(owner)
    }
    this.addRow(lane, personId, added)
    if (lane.name === 'board') this.moments.push({ actor, moments: this.chronicle.moments(actor) })
  }

  /** What the server adds to these edits: numbers on the board, entries on the timeline. */
  conclude(lanes: { readonly board: DocumentLane; readonly record: DocumentLane }): void {
    if (this.rows.length === 0) return
    if (this.chronicle.awaitsNumbers) {
      const numbered = lanes.board.write(() => this.chronicle.allotNumbers())
      if (numbered) this.addRow(lanes.board, null, numbered)
    }
    for (const { actor, moments } of this.moments) {
      if (moments.length === 0) continue
      const noted = lanes.record.write(() => this.chronicle.note(moments, actor.personId, this.at))
      if (noted) this.addRow(lanes.record, actor.personId, noted)
    }
  }

  private addRow(lane: DocumentLane, personId: Actor['personId'] | null, update: Uint8Array): void {
    const document: DocumentName = lane.name
    this.rows.push({ at: this.at, document, personId, update, events: [] })
    const told = this.told.get(lane)
    if (told) told.push(update)
    else this.told.set(lane, [update])
  }
}

function apply(lane: DocumentLane, { peer, update }: Pick<Edit, 'peer' | 'update'>): void {
  try {
    Y.applyUpdate(lane.doc, update, peer)
  } catch (error) {
    throw new PoisonedEdit(peer, { cause: error })
  }
  if (lane.doc.store.pendingStructs || lane.doc.store.pendingDs) throw new PoisonedEdit(peer)
}

/**
 * What was dropped before this answer came is in it. One that had to wait for its authors holds nothing of what came and
 * was dropped meanwhile: nobody has asked for that yet.
 */
function resynced(lane: DocumentLane, { peer, frameNumber }: Edit, progress: PeerProgress): void {
  progress.awaitingResync = progress.lastDropped > frameNumber
  progress.resyncsAsked = 0
  progress.droppedMeanwhile = 0
  if (progress.awaitingResync) lane.askForResync(peer)
}

/**
 * Dropped for now: the answer to our state vector will hold it, together with what it builds on. One answer is enough for
 * everything that is typed until it comes; who has had every chance and never sends it is taken for broken.
 */
function askAgain(
  lane: DocumentLane,
  { peer, fromHandshake, frameNumber }: Edit,
  progress: PeerProgress,
): Taken {
  progress.lastDropped = frameNumber
  const isAsked = progress.awaitingResync && !fromHandshake
  progress.awaitingResync = true
  if (isAsked) progress.droppedMeanwhile += 1
  if (isAsked && progress.droppedMeanwhile % PATIENCE !== 0) return WHOLE
  progress.resyncsAsked += 1
  if (progress.resyncsAsked > MAX_RESYNCS) return { fault: 'gap' }
  lane.askForResync(peer)
  return WHOLE
}
