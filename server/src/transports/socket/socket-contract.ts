import type { Duplex } from 'node:stream'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { ClientToServerEvents, ServerToClientEvents } from '@warroom/shared/protocol/socket-events.ts'
import type { Server, Socket } from 'socket.io'

/** What the server knows of a socket; nothing of it comes from what the client says. */
export interface SocketFacts {
  actor: Actor
  sessionRef: string | null
  /** The line itself: what waits in it has not been taken by the reader's machine. */
  line: Duplex
  /** Incidents this socket has joined. */
  joined: Set<IncidentId>
}

type NoEvents = Record<string, never>
export type CommandServer = Server<ClientToServerEvents, ServerToClientEvents, NoEvents, SocketFacts>
export type CommandClient = Socket<ClientToServerEvents, ServerToClientEvents, NoEvents, SocketFacts>

/** Socket.IO rooms. */
export const incidentRoom = (id: IncidentId): string => `incident:${id}`
export const LIST_ROOM = 'incidents'
