/** The command and presence lanes over Socket.IO. The upgrade router lets sockets in; here calls become answers. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Refusal } from '@warroom/shared/commands/refusal.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import { Server as EngineServer } from 'engine.io'
import { Server } from 'socket.io'
import { WebSocketServer } from 'ws'
import type { PersonBudgets } from '../../rooms/person-budget.ts'
import type { Goodbye } from '../goodbyes.ts'
import type { SocketPlaces } from '../socket-places.ts'
import { CallLimit } from './call-limit.ts'
import { ConditionNotices, type WatchedBus, type WatchedStorage } from './condition-notices.ts'
import { ListRelay } from './list-relay.ts'
import { PresenceRelay } from './presence-relay.ts'
import { answered, type CallPorts, SocketCalls } from './socket-calls.ts'
import { type CommandClient, type CommandServer, LIST_ROOM } from './socket-contract.ts'

export interface CommandSocketParts extends CallPorts {
  /** For sockets that bring a token in their handshake instead of a cookie. */
  readonly authenticate: {
    byToken(token: string): Promise<{ readonly actor: Actor; readonly sessionRef: string | null } | null>
  }
  /** Looks after the sign-ins brought in handshakes; the router does it for those brought at the door. */
  readonly signIns: { opened(sessionRef: string): () => void }
  readonly publicUrl: string
  readonly places: SocketPlaces
  readonly budgets: PersonBudgets
  readonly bus: WatchedBus
  readonly storage: WatchedStorage
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
  readonly size: number
  /** Sends each socket elsewhere. */
  goodbyes(): Goodbye[]
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
  // The one engine.io brings is older: it keeps an answer for every ping of a reader who reads none of them.
  wsEngine: WebSocketServer,
}

const DRAINING = { kind: 'draining', text: 'The server is restarting. Reconnecting.' } as const

/** What is known of a socket before it says anything. */
interface Caller {
  readonly actor: Actor | null
  readonly sessionRef: string | null
  readonly line: Duplex
}

export function createCommandSocket(parts: CommandSocketParts): CommandSocket {
  const engine = new EngineServer(ENGINE)
  const io: CommandServer = new Server({ connectTimeout: 5_000, serveClient: false })
  io.bind(engine)
  const callers = new WeakMap<IncomingMessage, Caller>()
  io.use((socket, next) => {
    identify(socket, callers.get(socket.request), parts).then(
      (known) => next(known === 'in' ? undefined : new Error(known)),
      () => next(new Error('unavailable')),
    )
  })
  const presence = new PresenceRelay(io, parts)
  const list = new ListRelay(io, parts)
  const conditions = new ConditionNotices(io, parts)
  io.on('connection', (socket) => {
    conditions.greet(socket)
    serve(socket, parts, list)
  })
  return {
    handleUpgrade: (request, socket, head, actor, sessionRef) => {
      callers.set(request, { actor, sessionRef, line: socket })
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
    get size() {
      return io.sockets.sockets.size
    },
    goodbyes: () =>
      [...io.sockets.sockets.values()].map((socket) => () => {
        socket.emit('notice', DRAINING)
        socket.disconnect(true)
      }),
    close: async () => {
      presence.stop()
      list.stop()
      conditions.stop()
      io.emit('notice', DRAINING)
      io.disconnectSockets(true)
      engine.close()
      await io.close()
    },
  }
}

async function identify(
  socket: CommandClient,
  caller: Caller | undefined,
  { authenticate, signIns, places }: CommandSocketParts,
): Promise<'in' | 'unauthorized' | 'too many sockets'> {
  if (!caller) return 'unauthorized'
  const { line, actor, sessionRef } = caller
  const token: unknown = socket.handshake.auth.token
  const signedIn =
    (actor && { actor, sessionRef }) ?? (typeof token === 'string' ? await authenticate.byToken(token) : null)
  if (!signedIn) return 'unauthorized'
  // Those who said at the door who they are have their place.
  if (!actor && !places.takeForPerson(line, signedIn.actor)) return 'too many sockets'
  if (!actor && signedIn.sessionRef !== null) line.on('close', signIns.opened(signedIn.sessionRef))
  socket.data = { actor: signedIn.actor, sessionRef: signedIn.sessionRef, line, joined: new Set() }
  return 'in'
}

function serve(socket: CommandClient, parts: CommandSocketParts, list: ListRelay): void {
  const calls = new SocketCalls(socket, parts)
  const known: Readonly<Record<string, (payload: unknown) => Promise<object>>> = {
    'incident:join': (payload) => calls.join(payload),
    'incident:leave': (payload) => calls.leave(payload),
    'presence:set': (payload) => calls.setPresence(payload),
    command: (payload) => calls.command(payload),
    'clock:ask': async () => ({ serverNow: parts.clock.now() }),
  }
  const since = parts.clock.now()
  const budget = parts.budgets.of(socket.data.actor, since)
  const limit = new CallLimit(since, budget)
  // Before any listener: whatever a client sends arrives here, under any name. It is parsed before it is used.
  socket.use(([event, ...args]: [event: string, ...args: unknown[]]) => {
    /** Acks are optional for the sender, and anything may stand in their place. */
    const ack = args.findLast((arg) => typeof arg === 'function') as ((answer: object) => void) | undefined
    const refuse = (refusal: Refusal): void => ack?.({ ok: false, refusal })
    const verdict = limit.judge(parts.clock.now())
    if (verdict === 'flood') {
      socket.disconnect(true)
      return
    }
    if (verdict === 'refused' || (event === 'command' && !budget.command(parts.clock.now()))) {
      refuse({ code: 'unavailable', message: 'Too many calls at once. Wait a second.' })
      return
    }
    const call = Object.hasOwn(known, event) ? known[event] : undefined
    if (!call) {
      refuse({
        code: 'invalid',
        message: `There is no such call. There are: ${Object.keys(known).join(', ')}.`,
      })
      return
    }
    const asked = { event, connectionId: socket.id, personId: socket.data.actor.personId }
    answered(parts, asked, () => call(args[0])).then(
      (answer) => ack?.(answer),
      // `answered` never rejects; an answer that cannot be sent has nobody to go to.
      () => undefined,
    )
  })
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
