/** Frames of one connection → work for its room. What is no frame, or far too many, ends the connection, not the room. */
import * as Y from 'yjs'
import type { DocumentLane } from './document-lane.ts'
import type { PeerWork } from './peer-work.ts'
import type { RoomPorts } from './room-ports.ts'
import { isEmptyUpdate, readFrame } from './sync-frames.ts'
import type { PeerSeat, SyncPeer } from './sync-peer.ts'
import { TokenBucket } from './token-bucket.ts'

/** Typing needs 10–20 frames a second; a paste or an offline return may come in a burst. */
const FRAMES_PER_SECOND = 100
const FRAMES_AT_ONCE = 400
/** A stock client sends back every cursor it hears of; with a hundred people in a room that is no flood. */
const ECHO_COST = 0.1
const BYTES_PER_SECOND = 512 * 1024
const BYTES_AT_ONCE = 2 * 1024 * 1024
/** A client asks what it lacks once, when it comes; a stock one may be set to ask every few seconds. */
const QUESTIONS_PER_SECOND = 0.5
const QUESTIONS_AT_ONCE = 10

function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false
  }
}

export class PeerConnection implements PeerSeat {
  private readonly lane: DocumentLane
  private readonly peer: SyncPeer
  private readonly enqueue: (work: PeerWork) => void
  private readonly ports: RoomPorts
  private readonly frames: TokenBucket
  private readonly bytes: TokenBucket
  private readonly questions: TokenBucket
  private left = false

  constructor(lane: DocumentLane, peer: SyncPeer, enqueue: (work: PeerWork) => void, ports: RoomPorts) {
    this.lane = lane
    this.peer = peer
    this.enqueue = enqueue
    this.ports = ports
    const now = ports.clock.now()
    this.frames = new TokenBucket(FRAMES_PER_SECOND, FRAMES_AT_ONCE, now)
    this.bytes = new TokenBucket(BYTES_PER_SECOND, BYTES_AT_ONCE, now)
    this.questions = new TokenBucket(QUESTIONS_PER_SECOND, QUESTIONS_AT_ONCE, now)
  }

  receive(bytes: Uint8Array): void {
    if (this.left || !this.lane.peers.has(this.peer)) return
    const now = this.ports.clock.now()
    const frame = readFrame(bytes)
    const isCursor = frame?.type === 'awareness'
    if (!this.frames.take(isCursor ? ECHO_COST : 1, now) || !this.bytes.take(bytes.length, now)) {
      this.end('tooManyMessages')
      return
    }
    if (!isCursor && !this.peer.budget.frame(bytes.length, now)) {
      this.end('tooManyMessages')
      return
    }
    const isQuestion = frame?.type === 'step1' || frame?.type === 'queryAwareness'
    if (isQuestion && !(this.questions.take(1, now) && this.peer.budget.question(now))) {
      this.end('tooManyMessages')
      return
    }
    if (!frame) {
      this.end('badMessage')
      return
    }
    switch (frame.type) {
      case 'step1':
        if (isStateVector(frame.stateVector)) {
          this.enqueue({ kind: 'step1', peer: this.peer, stateVector: frame.stateVector })
        } else this.end('badMessage')
        return
      case 'edit':
        this.edit(frame.update, frame.fromHandshake)
        return
      case 'awareness':
        this.moveCursor(frame.update, now)
        return
      case 'queryAwareness':
        this.lane.tellCursors(this.peer)
    }
  }

  leave(): void {
    if (this.left) return
    this.left = true
    if (this.lane.peers.has(this.peer)) this.lane.leave(this.peer)
  }

  private edit(update: Uint8Array, fromHandshake: boolean): void {
    // A reader answers the handshake too, and its document may hold what it may not write here: dropped, not punished.
    if (!this.peer.mayWrite || isEmptyUpdate(update)) return
    const progress = this.lane.peers.get(this.peer)
    if (!progress) return
    progress.received += 1
    const { received: frameNumber } = progress
    const receivedAt = performance.now()
    this.enqueue({ kind: 'edit', peer: this.peer, update, fromHandshake, frameNumber, receivedAt })
  }

  private moveCursor(update: Uint8Array, now: number): void {
    const relayed = this.lane.awareness.receive(this.peer, update, now)
    if (relayed === 'malformed') this.end('badMessage')
    else if (relayed && !this.frames.take(1 - ECHO_COST, now)) this.end('tooManyMessages')
    else this.lane.relayAwareness(relayed, this.peer)
  }

  private end(reason: 'badMessage' | 'tooManyMessages'): void {
    this.leave()
    this.peer.close(reason)
  }
}
