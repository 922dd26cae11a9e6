/**
 * One document of a room while it is open: the shared content, who is connected to it, and what they are told. Knows
 * nothing of storage; the room decides when something is committed and may be told.
 */
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import * as Y from 'yjs'
import { AwarenessLane } from './awareness-lane.ts'
import { awarenessFrame, savedFrame, step1Frame, step2Frame, updateFrame } from './sync-frames.ts'
import type { FrameKind, SyncPeer } from './sync-peer.ts'

/** ClientID of everything the server writes. Fixed, so that reopening a room adds no new writers to the document. */
export const SERVER_CLIENT_ID = 1

/** How far one connection's edits have got. */
export interface PeerProgress {
  /** Frames with edits received so far. */
  received: number
  /** Frames with edits that are on disk. */
  durable: number
  /** Something was dropped because it builds on what has not arrived; nothing counts as saved until the resync. */
  awaitingResync: boolean
  /** Resyncs asked for since the last one that came. */
  resyncsAsked: number
}

export class DocumentLane {
  readonly name: DocumentName
  readonly doc: Y.Doc
  readonly awareness = new AwarenessLane()
  readonly peers = new Map<SyncPeer, PeerProgress>()
  /** Log rows of this document since its newest checkpoint. */
  rowsSinceCheckpoint = 0
  private fullState: Uint8Array | null = null
  private captured: Uint8Array[] = []

  constructor(name: DocumentName, doc: Y.Doc) {
    this.name = name
    this.doc = doc
    doc.on('update', (update: Uint8Array) => {
      this.fullState = null
      this.captured.push(update)
    })
  }

  /** How much of a clientID's writing is here. */
  readonly stateOf = (clientId: number): number => Y.getState(this.doc.store, clientId)

  /** Runs a change and returns what it really added, as one update; `null` when nothing changed. */
  capture(change: () => void): Uint8Array | null {
    this.captured = []
    change()
    const updates = this.captured
    this.captured = []
    const [first] = updates
    if (!first) return null
    return updates.length === 1 ? first : Y.mergeUpdates(updates)
  }

  /** A change by the server itself, under its own clientID. */
  write(change: () => void): Uint8Array | null {
    // Yjs picks a new clientID whenever it meets its own in an update, as it does while loading.
    this.doc.clientID = SERVER_CLIENT_ID
    return this.capture(() => this.doc.transact(change, SERVER_EDIT))
  }

  /** Greets a newcomer: our state vector, who is where, and what is on disk. */
  join(peer: SyncPeer, seq: number): void {
    this.peers.set(peer, { received: 0, durable: 0, awaitingResync: false, resyncsAsked: 0 })
    peer.send(step1Frame(Y.encodeStateVector(this.doc)), 'content')
    const cursors = this.awareness.all()
    if (cursors) peer.send(awarenessFrame(cursors), 'presence')
    this.tellSaved(peer, seq)
  }

  leave(peer: SyncPeer): void {
    this.peers.delete(peer)
    this.relayAwareness(this.awareness.leave(peer), peer)
  }

  /** Everything the asker lacks. Encoding the whole is kept for the next who asks for it. */
  answerStep1(peer: SyncPeer, stateVector: Uint8Array): void {
    if (!this.peers.has(peer)) return
    const asksForAll = stateVector.length === 1 && stateVector[0] === 0
    if (!asksForAll) {
      peer.send(step2Frame(Y.encodeStateAsUpdate(this.doc, stateVector)), 'content')
      return
    }
    this.fullState ??= step2Frame(Y.encodeStateAsUpdate(this.doc))
    peer.send(this.fullState, 'content')
  }

  askForResync(peer: SyncPeer): void {
    peer.send(step1Frame(Y.encodeStateVector(this.doc)), 'content')
  }

  /** One frame, encoded once, for everybody; the author's own edit tells them it was accepted. */
  broadcast(updates: readonly Uint8Array[]): void {
    const [first] = updates
    if (!first || this.peers.size === 0) return
    const frame = updateFrame(updates.length === 1 ? first : mergeInTree(updates))
    this.sendAll(frame, 'content', null)
  }

  relayAwareness(update: Uint8Array | null, except: SyncPeer | null): void {
    if (update) this.sendAll(awarenessFrame(update), 'presence', except)
  }

  tellSaved(peer: SyncPeer, seq: number): void {
    const progress = this.peers.get(peer)
    if (!progress || !peer.wantsAcks) return
    const stateVector = Y.encodeStateVector(this.doc)
    peer.send(savedFrame({ stateVector, seq, frames: progress.durable }), 'content')
  }

  /** Encoded once for all whose edits have got equally far: in a room of readers that is nearly everybody. */
  tellAllSaved(seq: number): void {
    const byFrames = new Map<number, Uint8Array>()
    let stateVector: Uint8Array | null = null
    for (const [peer, { durable: frames }] of this.peers) {
      if (!peer.wantsAcks) continue
      stateVector ??= Y.encodeStateVector(this.doc)
      const frame = byFrames.get(frames) ?? savedFrame({ stateVector, seq, frames })
      byFrames.set(frames, frame)
      peer.send(frame, 'content')
    }
  }

  private sendAll(frame: Uint8Array, kind: FrameKind, except: SyncPeer | null): void {
    for (const peer of this.peers.keys()) if (peer !== except) peer.send(frame, kind)
  }
}

/** Origin of the server's own changes. */
export const SERVER_EDIT = { source: 'server' } as const

/** Merging many updates at once is quadratic: merge neighbours, 32 at a time, then the results. */
const MERGE_WIDTH = 32
function mergeInTree(updates: readonly Uint8Array[]): Uint8Array {
  let level = [...updates]
  while (level.length > 1) {
    const next: Uint8Array[] = []
    for (let i = 0; i < level.length; i += MERGE_WIDTH)
      next.push(Y.mergeUpdates(level.slice(i, i + MERGE_WIDTH)))
    level = next
  }
  return level[0] ?? new Uint8Array([0, 0])
}
