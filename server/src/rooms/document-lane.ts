/**
 * One document of a room while it is open: the shared content, who is connected to it, and what they are told. Knows
 * nothing of storage; the room decides when something is committed and may be told.
 */
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import type { Scheduler } from '@warroom/shared/ports/clock.ts'
import * as Y from 'yjs'
import { AwarenessLane } from './awareness-lane.ts'
import { CursorRest } from './cursor-rest.ts'
import { DocumentWeight } from './document-weight.ts'
import { FullState } from './full-state.ts'
import { mergeInTree } from './merge-in-tree.ts'
import { newProgress, type PeerProgress } from './peer-progress.ts'
import { asksForAll, awarenessFrame, savedFrame, step1Frame, step2Frame, updateFrame } from './sync-frames.ts'
import type { SyncPeer } from './sync-peer.ts'

/** ClientID of everything the server writes. Fixed, so that reopening a room adds no new writers to the document. */
export const SERVER_CLIENT_ID = 1
const NOT_WRITING = 0

/** What a document was loaded from. */
export interface DocumentTail {
  /** Rows replayed on top of its checkpoint. */
  readonly rows: number
  /** Of the checkpoint and of these rows. */
  readonly bytes: number
  readonly full: FullState
}

interface LanePorts {
  readonly now: () => number
  /** Passes an awareness update of people here on to the other instances. */
  readonly tellInstances: (update: Uint8Array) => void
  readonly after: Scheduler['after']
}

const noTail = (): DocumentTail => ({ rows: 0, bytes: 0, full: new FullState() })
const NOBODY_ELSE: LanePorts = {
  now: () => 0,
  tellInstances: () => undefined,
  after: () => () => undefined,
}

export class DocumentLane {
  readonly name: DocumentName
  doc: Y.Doc
  readonly awareness = new AwarenessLane()
  readonly peers = new Map<SyncPeer, PeerProgress>()
  /** Log rows of this document since its newest checkpoint. */
  rowsSinceCheckpoint: number
  weight: DocumentWeight
  private full: FullState
  private readonly refused = new WeakSet<SyncPeer>()
  private captured: Uint8Array[] = []
  private readonly ports: LanePorts
  private readonly cursors: CursorRest

  constructor(name: DocumentName, doc: Y.Doc, tail = noTail(), ports: LanePorts = NOBODY_ELSE) {
    this.name = name
    this.doc = doc
    this.weight = new DocumentWeight(tail.bytes)
    this.rowsSinceCheckpoint = tail.rows
    this.full = tail.full
    this.ports = ports
    this.cursors = new CursorRest({ ...ports, peers: () => this.peers.keys() })
    this.listen()
  }

  /** Goes on with a document loaded anew. What the old one held beyond the log was told to nobody. */
  replace(doc: Y.Doc, tail: DocumentTail): void {
    this.doc.destroy()
    this.doc = doc
    this.full = tail.full
    this.rowsSinceCheckpoint = tail.rows
    this.weight = new DocumentWeight(tail.bytes)
    this.listen()
  }

  /** Takes in what another instance committed, and tells it here. */
  follow(updates: readonly Uint8Array[]): void {
    const added = this.capture(() => {
      this.doc.transact(() => {
        for (const update of updates) Y.applyUpdate(this.doc, update)
      }, FOLLOWED)
    })
    if (this.doc.store.pendingStructs || this.doc.store.pendingDs) throw new Error('The log has a hole')
    this.rowsSinceCheckpoint += updates.length
    if (added) this.broadcast([added])
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
    return updates.length === 1 ? first : mergeInTree(updates)
  }

  /** A change by the server itself, under its own clientID. */
  write(change: () => void): Uint8Array | null {
    this.doc.clientID = SERVER_CLIENT_ID
    const written = this.capture(() => this.doc.transact(change, SERVER_EDIT))
    // Yjs complains, and picks another, when it meets its own clientID in what other instances wrote.
    this.doc.clientID = NOT_WRITING
    return written
  }

  join(peer: SyncPeer): void {
    this.peers.set(peer, newProgress())
  }

  /** Tells a newcomer our state vector, who is where, and what is on disk. Nothing here may be uncommitted then. */
  greet(peer: SyncPeer, seq: number): void {
    if (!this.peers.has(peer)) return
    peer.send(step1Frame(Y.encodeStateVector(this.doc)), 'content')
    this.tellCursors(peer)
    this.tellSaved(peer, seq)
  }

  /** Ends a connection for what it sent: what it sent after that may build on it, and is not taken either. */
  cutOff(peer: SyncPeer): void {
    this.refused.add(peer)
    if (this.peers.has(peer)) this.leave(peer)
  }

  isCutOff(peer: SyncPeer): boolean {
    return this.refused.has(peer)
  }

  leave(peer: SyncPeer): void {
    this.peers.delete(peer)
    this.relayAwareness(this.awareness.leave(peer), peer)
  }

  /** Whether a state vector is of this document: one that knows more of the server's writing than we do is not (yet). */
  isAhead(stateVector: Uint8Array): boolean {
    const known = Y.decodeStateVector(stateVector).get(SERVER_CLIENT_ID) ?? 0
    return known > this.stateOf(SERVER_CLIENT_ID)
  }

  tellCursors(peer: SyncPeer): void {
    const cursors = this.awareness.all(this.ports.now())
    if (cursors) peer.send(awarenessFrame(cursors), 'presence')
  }

  /** Everything the asker lacks. */
  answerStep1(peer: SyncPeer, stateVector: Uint8Array): void {
    if (!this.peers.has(peer)) return
    const frames = asksForAll(stateVector)
      ? this.full.frames(() => Y.encodeStateAsUpdate(this.doc))
      : [step2Frame(Y.encodeStateAsUpdate(this.doc, stateVector))]
    for (const frame of frames) peer.send(frame, 'content')
  }

  askForResync(peer: SyncPeer): void {
    peer.send(step1Frame(Y.encodeStateVector(this.doc)), 'content')
  }

  /** One frame, encoded once, for everybody; the author's own edit tells them it was accepted. */
  broadcast(updates: readonly Uint8Array[]): void {
    const [first] = updates
    if (!first || this.peers.size === 0) return
    const frame = updateFrame(updates.length === 1 ? first : mergeInTree(updates))
    for (const peer of this.peers.keys()) peer.send(frame, 'content')
  }

  /** Tells what somebody here shows of themselves, here and at the other instances. */
  relayAwareness(update: Uint8Array | null, author: SyncPeer): void {
    if (update) this.cursors.tell(update, author)
  }

  /** Tells the other instances who is here. */
  showCursors(): void {
    const cursors = this.awareness.here()
    if (cursors) this.ports.tellInstances(cursors)
  }

  hearCursors(instanceId: string, update: Uint8Array): void {
    const news = this.awareness.hear(instanceId, update, this.ports.now())
    if (news) this.cursors.tell(news, null)
  }

  instanceGone(instanceId: string): void {
    const gone = this.awareness.gone(instanceId)
    if (gone) this.cursors.tell(gone, null)
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

  private listen(): void {
    this.doc.clientID = NOT_WRITING
    this.doc.on('update', (update: Uint8Array) => {
      this.full.changed(update)
      this.captured.push(update)
      this.weight.add(update)
    })
  }
}

/** Origin of what other instances committed. */
const FOLLOWED = { source: 'instance' } as const

/** Origin of the server's own changes. */
export const SERVER_EDIT = { source: 'server' } as const
