/** One line of the sync wire, as its room sees it. What waits in it, either way, is bounded. */
import type { Duplex } from 'node:stream'
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import { CLOSE_CODES, type CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import { MAX_FRAME_BYTES } from '@warroom/shared/protocol/sync-messages.ts'
import type { WebSocket } from 'ws'
import type { Budget } from '../../rooms/person-budget.ts'
import { isAnswer } from '../../rooms/sync-frames.ts'
import type { FrameKind, PeerSeat, SyncPeer } from '../../rooms/sync-peer.ts'
import type { SocketFigures } from '../socket-figures.ts'
import { wireFrame } from './wire-frame.ts'

export interface SyncRequest {
  readonly actor: Actor
  readonly incidentId: IncidentId
  readonly document: DocumentName
  readonly acks: boolean
  /** What the person signed in with; ends the socket when it ends. */
  readonly sessionRef: string | null
}

/** Over this much unsent, cursors of others are left out. */
const DROP_PRESENCE_BYTES = 256 * 1024
/** Over this much unsent, the reader is cut off. */
const CUT_OFF_BYTES = 2 * 1024 * 1024
/** What may wait while a room is being opened. */
const MAX_WAITING_FRAMES = 64
const MAX_WAITING_BYTES = 2 * MAX_FRAME_BYTES
export class SyncConnection implements SyncPeer {
  readonly connectionId: string
  readonly sync: SyncRequest
  heardSinceLastBeat = true
  private readonly ws: WebSocket
  /** What `ws` speaks on. Nothing is compressed, so that what is written here keeps its place among what it writes. */
  private readonly line: Duplex
  readonly budget: Budget
  private readonly clock: Clock
  private readonly figures: SocketFigures
  private waiting: Uint8Array[] = []
  private waitingBytes = 0
  private room: PeerSeat | null = null
  private isOver = false

  constructor(
    { ws, line }: { readonly ws: WebSocket; readonly line: Duplex },
    sync: SyncRequest,
    connectionId: string,
    parts: { readonly figures: SocketFigures; readonly clock: Clock; readonly budget: Budget },
  ) {
    this.line = line
    this.figures = parts.figures
    this.clock = parts.clock
    this.budget = parts.budget
    this.ws = ws
    this.sync = sync
    this.connectionId = connectionId
    ws.on('message', (message: Buffer, isBinary: boolean) => {
      this.heardSinceLastBeat = true
      if (isBinary) this.received(new Uint8Array(message.buffer, message.byteOffset, message.byteLength))
      else this.close('badMessage')
    })
    ws.on('pong', () => {
      this.heardSinceLastBeat = true
    })
  }

  get actor(): Actor {
    return this.sync.actor
  }

  get document(): DocumentName {
    return this.sync.document
  }

  get wantsAcks(): boolean {
    return this.sync.acks
  }

  /** Who asks for acknowledgements is our own client, and that one keeps to itself. */
  get mayBringOthers(): boolean {
    return !this.sync.acks
  }

  get mayWrite(): boolean {
    const { document, actor } = this.sync
    return document !== 'postmortem' && authorize(actor, `${document}:write`, { kind: 'incident' }).allowed
  }

  send(frame: Uint8Array, kind: FrameKind): void {
    if (this.isOver || this.ws.readyState !== this.ws.OPEN) return
    const { bufferedAmount } = this.ws
    if (kind === 'presence' && bufferedAmount > DROP_PRESENCE_BYTES) {
      this.figures.wasSlow('presenceLeftOut')
      return
    }
    if (bufferedAmount > CUT_OFF_BYTES) {
      this.figures.wasSlow('cutOff')
      this.close('tooSlow')
      return
    }
    if (isAnswer(frame)) this.budget.answered(frame.length, this.clock.now())
    this.line.write(wireFrame(frame))
  }

  close(reason: CloseReason): void {
    if (this.isOver) return
    this.isOver = true
    this.ws.close(CLOSE_CODES[reason], reason)
    // A reader that takes nothing would not take the closing frame either.
    if (reason === 'tooSlow') this.ws.terminate()
  }

  seated(room: PeerSeat): void {
    this.room = room
    if (this.isOver) {
      room.leave()
      return
    }
    for (const frame of this.waiting) room.receive(frame)
    this.waiting = []
  }

  closed(): void {
    this.isOver = true
    this.waiting = []
    this.room?.leave()
  }

  private received(frame: Uint8Array): void {
    if (this.isOver) return
    if (this.room) this.room.receive(frame)
    else if (
      this.waiting.length < MAX_WAITING_FRAMES &&
      this.waitingBytes + frame.length <= MAX_WAITING_BYTES
    ) {
      this.waitingBytes += frame.length
      this.waiting.push(frame)
    } else this.close('tooManyMessages')
  }
}
