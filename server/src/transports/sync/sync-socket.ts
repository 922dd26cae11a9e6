/**
 * The y-websocket wire over `ws`. The upgrade router has decided who may connect to what; here bytes become frames for a
 * room and frames become bytes. Invariants:
 * 1. The message listener is attached before the first await: the client speaks first.
 * 2. What is waiting to be sent to one reader is bounded: cursors are dropped first, then the reader is cut off and
 *    comes back to a fresh state.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import { CLOSE_CODES, type CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import { HEARTBEAT_MS, MAX_FRAME_BYTES } from '@warroom/shared/protocol/sync-messages.ts'
import { type WebSocket, WebSocketServer } from 'ws'
import type { RoomLogger } from '../../rooms/room-ports.ts'
import { HEARTBEAT_FRAME } from '../../rooms/sync-frames.ts'
import type { FrameKind, PeerSeat, SyncPeer } from '../../rooms/sync-peer.ts'
import type { Goodbye } from '../goodbyes.ts'
import type { SocketFigures } from '../socket-figures.ts'
import { SyncWebSocket } from './sync-web-socket.ts'
import { wireFrame } from './wire-frame.ts'

export interface SyncRequest {
  readonly actor: Actor
  readonly incidentId: IncidentId
  readonly document: DocumentName
  readonly acks: boolean
  /** What the person signed in with; ends the socket when it ends. */
  readonly sessionRef: string | null
}

export interface SyncRooms {
  attach(incidentId: IncidentId, peer: SyncPeer): Promise<PeerSeat | null>
}

/** Over this much unsent, cursors of others are left out. */
const DROP_PRESENCE_BYTES = 256 * 1024
/** Over this much unsent, the reader is cut off. */
const CUT_OFF_BYTES = 2 * 1024 * 1024
/** What may wait while a room is being opened. */
const MAX_WAITING_FRAMES = 64
const MAX_WAITING_BYTES = 2 * MAX_FRAME_BYTES
/** How often silent lines are spoken to, and dead ones noticed: half of what the client waits for. */
const PING_MS = HEARTBEAT_MS * 0.8

export class SyncSocket {
  private readonly server: WebSocketServer
  private readonly connections = new Map<WebSocket, Connection>()
  private readonly heartbeat: NodeJS.Timeout
  private readonly rooms: SyncRooms
  private readonly ids: IdSource
  private readonly logger: RoomLogger
  private readonly figures: SocketFigures

  constructor(parts: {
    readonly rooms: SyncRooms
    readonly ids: IdSource
    readonly logger: RoomLogger
    readonly figures: SocketFigures
  }) {
    this.rooms = parts.rooms
    this.ids = parts.ids
    this.logger = parts.logger
    this.figures = parts.figures
    this.server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: MAX_FRAME_BYTES,
      WebSocket: SyncWebSocket,
    })
    this.heartbeat = setInterval(() => this.beat(), PING_MS)
    this.heartbeat.unref()
  }

  get size(): number {
    return this.connections.size
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, sync: SyncRequest): void {
    this.server.handleUpgrade(request, socket, head, (ws) => {
      const connection = new Connection({ ws, line: socket }, sync, this.ids.next(), this.figures)
      this.connections.set(ws, connection)
      ws.on('close', (code) => {
        this.figures.closed(code)
        this.connections.delete(ws)
        connection.closed()
      })
      // A broken frame or a frame over the limit; `ws` closes the line itself.
      ws.on('error', (error) => {
        this.logger.warn({ connectionId: connection.connectionId, err: error }, 'sync line broke')
      })
      this.seat(connection, sync.incidentId)
    })
  }

  /** Waiting to be sent, over all connections. */
  get bufferedBytes(): number {
    let bytes = 0
    for (const ws of this.connections.keys()) bytes += ws.bufferedAmount
    return bytes
  }

  /** Ends every connection that was opened with a sign-in that is over. */
  endSessions(isOver: (sessionRef: string) => boolean): void {
    for (const connection of [...this.connections.values()]) {
      const { sessionRef } = connection.sync
      if (sessionRef !== null && isOver(sessionRef)) connection.close('sessionEnded')
    }
  }

  /** Sends each connection elsewhere. */
  goodbyes(): Goodbye[] {
    return [...this.connections.values()].map((connection) => () => connection.close('restarting'))
  }

  /** Tells everybody to come back later; rooms have flushed before. */
  close(): void {
    clearInterval(this.heartbeat)
    for (const connection of [...this.connections.values()]) connection.close('restarting')
    this.server.close()
  }

  private seat(connection: Connection, incidentId: IncidentId): void {
    this.rooms.attach(incidentId, connection).then(
      (seat) => (seat ? connection.seated(seat) : connection.close('unknownIncident')),
      (error: unknown) => {
        this.logger.error({ incidentId, err: error }, 'room could not be opened')
        connection.close('storageUnavailable')
      },
    )
  }

  private beat(): void {
    for (const [ws, connection] of this.connections) {
      if (!connection.heardSinceLastBeat) {
        ws.terminate()
        continue
      }
      connection.heardSinceLastBeat = false
      connection.send(HEARTBEAT_FRAME, 'content')
      ws.ping()
    }
  }
}

class Connection implements SyncPeer {
  readonly connectionId: string
  readonly sync: SyncRequest
  heardSinceLastBeat = true
  private readonly ws: WebSocket
  /** What `ws` speaks on. Nothing is compressed, so that what is written here keeps its place among what it writes. */
  private readonly line: Duplex
  private readonly figures: SocketFigures
  private waiting: Uint8Array[] = []
  private waitingBytes = 0
  private room: PeerSeat | null = null
  private isOver = false

  constructor(
    { ws, line }: { readonly ws: WebSocket; readonly line: Duplex },
    sync: SyncRequest,
    connectionId: string,
    figures: SocketFigures,
  ) {
    this.line = line
    this.figures = figures
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
