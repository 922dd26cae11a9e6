/**
 * The y-websocket wire over `ws`. The upgrade router has decided who may connect to what; here bytes become frames for a
 * room and frames become bytes. Invariants:
 * 1. The message listener is attached before the first await: the client speaks first.
 * 2. What is waiting to be sent to one reader is bounded: cursors are dropped first, then the reader is cut off and
 *    comes back to a fresh state.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import { HEARTBEAT_MS, MAX_FRAME_BYTES } from '@warroom/shared/protocol/sync-messages.ts'
import { type WebSocket, WebSocketServer } from 'ws'
import type { PersonBudgets } from '../../rooms/person-budget.ts'
import type { RoomLogger } from '../../rooms/room-ports.ts'
import { HEARTBEAT_FRAME } from '../../rooms/sync-frames.ts'
import type { PeerSeat, SyncPeer } from '../../rooms/sync-peer.ts'
import type { Goodbye } from '../goodbyes.ts'
import type { SocketFigures } from '../socket-figures.ts'
import { SyncConnection, type SyncRequest } from './sync-connection.ts'
import { SyncWebSocket } from './sync-web-socket.ts'

export interface SyncRooms {
  attach(incidentId: IncidentId, peer: SyncPeer): Promise<PeerSeat | null>
}

/** Pieces one message may come in, of its sender's making or the network's: a whole frame in small packets is 2,000. */
const MAX_FRAGMENTS = 8 * 1024
/** How often silent lines are spoken to, and dead ones noticed: half of what the client waits for. */
const PING_MS = HEARTBEAT_MS * 0.8

export class SyncSocket {
  private readonly server: WebSocketServer
  private readonly connections = new Map<WebSocket, SyncConnection>()
  private readonly heartbeat: NodeJS.Timeout
  private readonly rooms: SyncRooms
  private readonly ids: IdSource
  private readonly clock: Clock
  private readonly budgets: PersonBudgets
  private readonly logger: RoomLogger
  private readonly figures: SocketFigures

  constructor(parts: {
    readonly rooms: SyncRooms
    readonly ids: IdSource
    readonly clock: Clock
    readonly budgets: PersonBudgets
    readonly logger: RoomLogger
    readonly figures: SocketFigures
  }) {
    this.rooms = parts.rooms
    this.ids = parts.ids
    this.clock = parts.clock
    this.budgets = parts.budgets
    this.logger = parts.logger
    this.figures = parts.figures
    this.server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: MAX_FRAME_BYTES,
      maxFragments: MAX_FRAGMENTS,
      maxBufferedChunks: MAX_FRAGMENTS,
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
      const connection = new SyncConnection({ ws, line: socket }, sync, this.ids.next(), {
        figures: this.figures,
        clock: this.clock,
        budget: this.budgets.of(sync.actor, this.clock.now()),
      })
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

  private seat(connection: SyncConnection, incidentId: IncidentId): void {
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
