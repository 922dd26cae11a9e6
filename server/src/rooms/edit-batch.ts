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
import type { DocumentLane, PeerProgress } from './document-lane.ts'
import type { GateFault } from './gate-fault.ts'
import type { SyncPeer } from './sync-peer.ts'
import { GATE_LIMITS, judgeUpdate } from './update-gate.ts'

export interface Edit {
  readonly peer: SyncPeer
  readonly update: Uint8Array
  readonly fromHandshake: boolean
  /** Which of the connection's frames with edits this is, from 1. */
  readonly frameNumber: number
}

/** An offline day arrives in one handshake: it may be as large as a frame may be. */
const HANDSHAKE_LIMITS = { ...GATE_LIMITS, maxBytes: 1024 * 1024 }
/** Resyncs in a row that bring nothing, before a client is taken for broken. */
const MAX_RESYNCS = 8

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

  /** Returns the fault for which the connection must be closed, or `null`. */
  take(lane: DocumentLane, edit: Edit): GateFault | null {
    const progress = lane.peers.get(edit.peer)
    if (!progress) return null
    const verdict = judgeUpdate({
      doc: lane.doc,
      update: edit.update,
      roots: BOARD_ROOTS,
      // Before somebody has written, the cursor they showed tells whose clientID it is.
      ownerOf: (clientId) => this.owners.ownerOf(lane.name, clientId) ?? lane.awareness.firstUser(clientId),
      personId: edit.peer.actor.personId,
      limits: edit.fromHandshake ? HANDSHAKE_LIMITS : GATE_LIMITS,
    })
    if (!verdict.ok && verdict.fault === 'gap') return askAgain(lane, edit.peer, progress)
    if (!verdict.ok) {
      // Nothing of this connection counts as saved while a part of it waits.
      if (verdict.fault === 'client' && edit.fromHandshake) progress.awaitingResync = true
      return verdict.fault
    }
    this.apply(lane, edit, verdict.writers)
    if (edit.fromHandshake) {
      progress.awaitingResync = false
      progress.resyncsAsked = 0
    }
    if (!progress.awaitingResync) this.authors.set(edit.peer, edit.frameNumber)
    return null
  }

  private apply(lane: DocumentLane, { peer, update }: Edit, writers: readonly number[]): void {
    const added = lane.capture(() => {
      try {
        Y.applyUpdate(lane.doc, update, peer)
      } catch (error) {
        throw new PoisonedEdit(peer, { cause: error })
      }
    })
    if (lane.doc.store.pendingStructs || lane.doc.store.pendingDs) throw new PoisonedEdit(peer)
    if (!added) return
    const { personId } = peer.actor
    for (const clientId of writers) {
      if (this.owners.ownerOf(lane.name, clientId) !== undefined) continue
      const owner = { document: lane.name, clientId, personId }
      this.owners.bind(owner)
      this.newClients.push(owner)
    }
    this.addRow(lane, personId, added)
    if (lane.name === 'board')
      this.moments.push({ actor: peer.actor, moments: this.chronicle.moments(peer.actor) })
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

/** Dropped for now: the answer to our state vector will hold it, together with what it builds on. */
function askAgain(lane: DocumentLane, peer: SyncPeer, progress: PeerProgress): GateFault | null {
  progress.awaitingResync = true
  progress.resyncsAsked += 1
  if (progress.resyncsAsked > MAX_RESYNCS) return 'gap'
  lane.askForResync(peer)
  return null
}
