/** One line of the sync wire, as its room sees it. What waits in it, either way, is bounded. */
import type { Duplex } from 'node:stream'
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import { CLOSE_CODES, type CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import type { WebSocket } from 'ws'
import type { Budget } from '../../rooms/person-budget.ts'
import { isAnswer } from '../../rooms/sync-frames.ts'
import type { FrameKind, PeerSeat, SyncPeer } from '../../rooms/sync-peer.ts'
import { WaitingFrames } from '../../rooms/waiting-frames.ts'
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
/** Over this much unsent beside the board itself, which a slow line takes long to carry, the reader is cut off. */
const CUT_OFF_BYTES = 2 * 1024 * 1024

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
  private readonly waiting = new WaitingFrames()
  /** The longest answer that may still be on its way. */
  private answerBytes = 0
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
    if (bufferedAmount === 0) this.answerBytes = 0
    if (bufferedAmount > CUT_OFF_BYTES + this.answerBytes) {
      this.figures.wasSlow('cutOff')
      this.close('tooSlow')
      return
    }
    if (isAnswer(frame)) {
      this.answerBytes = Math.max(this.answerBytes, frame.length)
      this.budget.answered(frame.length, this.clock.now())
    }
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
    for (const frame of this.waiting.take()) room.receive(frame)
  }

  closed(): void {
    this.isOver = true
    this.waiting.take()
    this.room?.leave()
  }

  private received(frame: Uint8Array): void {
    if (this.isOver) return
    if (this.room) this.room.receive(frame)
    else if (!this.waiting.add(frame)) this.close('tooManyMessages')
  }
}
