/** The command and presence lanes over Socket.IO. The upgrade router lets sockets in; here calls become answers. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import { Server as EngineServer } from 'engine.io'
import { Server } from 'socket.io'
import { TokenBucket } from '../../rooms/token-bucket.ts'
import { Coalesced } from './coalesced.ts'
import { ListRelay } from './list-relay.ts'
import { answered, type CallPorts, SocketCalls } from './socket-calls.ts'
import { type CommandClient, type CommandServer, incidentRoom, LIST_ROOM } from './socket-contract.ts'

export interface CommandSocketParts extends CallPorts {
  /** For sockets that bring a token in their handshake instead of a cookie. */
  readonly authenticate: { byToken(token: string): Promise<Actor | null> }
  readonly publicUrl: string
}

export interface CommandSocket {
  /** `actor` is null when the upgrade carried no credentials; then `auth: {token}` must hold. */
  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    actor: Actor | null,
    sessionRef: string | null,
  ): void
  endSessions(isOver: (sessionRef: string) => boolean): void
  close(): Promise<void>
}

/** A dead client is noticed within ping interval plus timeout: 13 s, well under the promised 15. */
const ENGINE = {
  transports: ['websocket' as const],
  pingInterval: 5_000,
  pingTimeout: 8_000,
  maxHttpBufferSize: 64 * 1024,
  perMessageDeflate: false,
  // Compression's twin for HTTP; polling is off, so nothing is lost.
  httpCompression: false,
}
const PRESENCE_EVERY_MS = 50
const CALLS_PER_SECOND = 50
const CALLS_AT_ONCE = 200
/** Refused calls in a row before a flood is cut off. */
const FLOOD_AFTER = 500

export function createCommandSocket(parts: CommandSocketParts): CommandSocket {
  const engine = new EngineServer(ENGINE)
  const io: CommandServer = new Server({ connectTimeout: 5_000, serveClient: false })
  io.bind(engine)
  const callers = new WeakMap<IncomingMessage, { actor: Actor; sessionRef: string | null }>()
  io.use((socket, next) => {
    identify(socket, callers, parts).then(
      (known) => next(known ? undefined : new Error('unauthorized')),
      () => next(new Error('unavailable')),
    )
  })
  const tellPresence = new Coalesced<IncidentId>(PRESENCE_EVERY_MS, (incidentId) => {
    parts.presence.people(incidentId).then(
      (people) => io.to(incidentRoom(incidentId)).emit('presence', { incidentId, people }),
      (error: unknown) => parts.logger.error({ err: error }, 'presence could not be told'),
    )
  })
  const list = new ListRelay(io, parts)
  const unsubscribe = parts.presence.onChange((incidentId) => {
    tellPresence.ask(incidentId)
    list.note(incidentId)
  })
  io.on('connection', (socket) => serve(socket, parts, list))
  return {
    handleUpgrade: (request, socket, head, actor, sessionRef) => {
      if (actor) callers.set(request, { actor, sessionRef })
      engine.handleUpgrade(request as Parameters<typeof engine.handleUpgrade>[0], socket, head)
    },
    endSessions: (isOver) => {
      for (const socket of io.sockets.sockets.values()) {
        const { sessionRef } = socket.data
        if (sessionRef === null || !isOver(sessionRef)) continue
        socket.emit('notice', { kind: 'signedOut', text: 'You were signed out. Sign in again to go on.' })
        socket.disconnect(true)
      }
    },
    close: async () => {
      unsubscribe()
      list.stop()
      tellPresence.stop()
      io.emit('notice', { kind: 'draining', text: 'The server is restarting. Reconnecting.' })
      io.disconnectSockets(true)
      engine.close()
      await io.close()
    },
  }
}

async function identify(
  socket: CommandClient,
  callers: WeakMap<IncomingMessage, { actor: Actor; sessionRef: string | null }>,
  { authenticate }: CommandSocketParts,
): Promise<boolean> {
  const known = callers.get(socket.request)
  const token: unknown = socket.handshake.auth.token
  const actor = known?.actor ?? (typeof token === 'string' ? await authenticate.byToken(token) : null)
  if (!actor) return false
  socket.data = { actor, sessionRef: known?.sessionRef ?? null, joined: new Set() }
  return true
}

function serve(socket: CommandClient, parts: CommandSocketParts, list: ListRelay): void {
  const calls = new SocketCalls(socket, parts)
  const bucket = new TokenBucket(CALLS_PER_SECOND, CALLS_AT_ONCE, parts.clock.now())
  let refusedInARow = 0
  // Whatever a client sends arrives here, under any name; it is parsed before it is used.
  const untyped: { on(event: string, listener: (...args: unknown[]) => void): unknown } = socket
  /** Acks are optional for the sender, and anything may stand in their place. */
  const on = (event: string, call: (payload: unknown) => Promise<object>): void => {
    untyped.on(event, (...args: unknown[]) => {
      const ack = args.findLast((arg) => typeof arg === 'function') as ((answer: object) => void) | undefined
      if (!bucket.take(1, parts.clock.now())) {
        refusedInARow += 1
        const message = 'Too many calls at once. Wait a second.'
        ack?.({ ok: false, refusal: { code: 'unavailable', message } })
        if (refusedInARow > FLOOD_AFTER) socket.disconnect(true)
        return
      }
      refusedInARow = 0
      answered(parts, () => call(args[0])).then(
        (answer) => ack?.(answer),
        // `answered` never rejects; an answer that cannot be sent has nobody to go to.
        () => undefined,
      )
    })
  }
  on('incident:join', (payload) => calls.join(payload))
  on('incident:leave', (payload) => calls.leave(payload))
  on('presence:set', (payload) => calls.setPresence(payload))
  on('command', (payload) => calls.command(payload))
  on('clock:ask', async () => ({ serverNow: parts.clock.now() }))
  socket.on('disconnect', () => {
    calls
      .gone()
      .catch((error: unknown) => parts.logger.error({ err: error }, 'presence could not be removed'))
  })
  if (authorize(socket.data.actor, 'incident:list', { kind: 'workspace' }).allowed) {
    Promise.resolve(socket.join(LIST_ROOM)).then(
      () => list.greet(socket),
      (error: unknown) => parts.logger.error({ err: error }, 'list could not be joined'),
    )
  }
}
