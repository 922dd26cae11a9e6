/**
 * The one door for sockets. In this order: path, Host, Origin, room left, who it is and whether they have a place left, the incident and whether they may
 * see it; only then the handler answers 101. A refusal is an HTTP answer, so that nothing is ever said to a stranger
 * over an open socket.
 */
import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { Authenticator, Caller } from '../identity/authenticate.ts'
import type { OpenSockets } from '../identity/open-sockets.ts'
import { readSessionCookie } from '../identity/session-cookie.ts'
import type { IncidentIndex } from '../ports/incident-index.ts'
import type { PersonBudgets } from '../rooms/person-budget.ts'
import type { RoomLogger } from '../rooms/room-ports.ts'
import { clientAddress, type Trusts } from './client-address.ts'
import { badCredentials, notSignedIn, Problem } from './http/problem.ts'
import type { RateLimits } from './http/rate-limits.ts'
import { REQUEST_ID, requestIdFrom } from './request-id.ts'
import type { Shedding } from './shedding.ts'
import type { Site } from './site.ts'
import { MOST_PER_PERSON, type SocketPlaces } from './socket-places.ts'
import { type SocketTarget, socketTarget } from './socket-target.ts'
import type { SyncRequest } from './sync/sync-connection.ts'

/** Sockets at once, those still being let in included. Beyond it new ones are asked to come back. */
const MOST_SOCKETS = 20_000

export interface UpgradeParts {
  readonly site: Site
  readonly authenticator: Authenticator
  readonly limits: RateLimits
  readonly index: Pick<IncidentIndex, 'find'>
  readonly openSockets: OpenSockets
  readonly places: SocketPlaces
  readonly budgets: PersonBudgets
  readonly clock: Clock
  readonly trustsProxy: Trusts
  readonly sync: {
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, sync: SyncRequest): void
  }
  readonly commands: {
    handleUpgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      actor: Actor | null,
      sessionRef: string | null,
    ): void
  }
  readonly isStopping: () => boolean
  readonly shedding: Shedding
  /** Whether an incident's room is in memory. */
  readonly isOpen: (incidentId: IncidentId) => boolean
  readonly counted: (kind: string, result: string) => void
  readonly logger: RoomLogger
}

export class UpgradeRouter {
  private readonly parts: UpgradeParts
  private readonly sockets = new Set<Duplex>()

  constructor(parts: UpgradeParts) {
    this.parts = parts
  }

  /** Listener of the server's `upgrade` event. */
  readonly handle = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // A line that breaks while it is decided about must not end the process.
    socket.on('error', () => socket.destroy())
    this.sockets.add(socket)
    socket.on('close', () => this.sockets.delete(socket))
    const target = socketTarget(request.url ?? '')
    this.admit(request, socket, target).then(
      (open) => {
        if (socket.destroyed) return
        this.parts.counted(target?.kind ?? 'unknown', 'accepted')
        open(socket, head)
      },
      (error: unknown) => {
        const problem = error instanceof Problem ? error : unavailable()
        const requestId = requestIdFrom(request.headers[REQUEST_ID.toLowerCase()])
        if (problem !== error) this.parts.logger.error({ err: error, requestId }, 'upgrade failed')
        this.parts.counted(target?.kind ?? 'unknown', String(problem.body.status))
        refuse(socket, problem, requestId)
      },
    )
  }

  /** Cuts what is still open: a client that hangs never answers a goodbye. */
  cutAll(): void {
    for (const socket of this.sockets) socket.destroy()
  }

  /** Resolves with what opens the socket, or rejects with why not. */
  private async admit(
    request: IncomingMessage,
    socket: Duplex,
    target: SocketTarget | null,
  ): Promise<(socket: Duplex, head: Buffer) => void> {
    const { site, isStopping } = this.parts
    if (!target || request.method !== 'GET') throw new Problem('not-found', 'There is no socket here.')
    if (!site.allowsHost(request.headers.host)) {
      throw new Problem('foreign-host', `This server answers as ${site.publicUrl}.`)
    }
    this.checkOrigin(request, target)
    if (isStopping() || this.sockets.size > MOST_SOCKETS) {
      throw new Problem('stopping', 'Come back in a moment.', { headers: { 'Retry-After': '2' } })
    }
    const caller = await this.caller(request, target)
    this.takePlace(request, socket, caller)
    return target.kind === 'commands'
      ? this.openCommands(request, caller)
      : this.openSync(request, target, caller)
  }

  /** Browsers always say where a page is from. Who says nothing is a program, and shows a token. */
  private checkOrigin({ headers }: IncomingMessage, { token }: SocketTarget): void {
    const { site } = this.parts
    if (headers.origin !== undefined) {
      if (site.allowsOrigin(headers.origin)) return
      throw new Problem('foreign-origin', `Only pages of ${site.publicUrl} may connect.`)
    }
    const withToken = headers.authorization !== undefined || token !== null
    if (!withToken && readSessionCookie(headers.cookie, site.secure) !== null) {
      throw new Problem('foreign-origin', 'A session connects from its page; programs send a token.')
    }
  }

  private async caller(request: IncomingMessage, { kind, token }: SocketTarget): Promise<Caller | null> {
    const { authorization, cookie } = request.headers
    const found = await this.parts.authenticator.caller({ authorization, cookie, queryToken: token })
    if (found.kind === 'caller') return found.caller
    if (found.kind === 'nothing') {
      // Socket.IO may still carry a token inside its handshake.
      if (kind === 'commands') return null
      throw notSignedIn()
    }
    if (authorization === undefined && token === null) throw notSignedIn()
    await this.parts.limits.wrongSecret(this.addressOf(request))
    throw badCredentials()
  }

  /** Nobody holds so many sockets, or opens them so fast, that others would notice. */
  private takePlace(request: IncomingMessage, socket: Duplex, caller: Caller | null): void {
    const { places, budgets, clock } = this.parts
    if (!caller) {
      if (!places.takeForStranger(socket, this.addressOf(request)))
        throw tooMany('Too many sockets of this address wait to sign in.')
      return
    }
    const now = clock.now()
    if (!budgets.of(caller.actor, now).connect(now)) throw tooMany('You connect too often. Wait a moment.')
    if (!places.takeForPerson(socket, caller.actor))
      throw tooMany(`You have ${MOST_PER_PERSON} sockets open. Close some tabs or programs.`)
  }

  private addressOf(request: IncomingMessage): string {
    return clientAddress(request, this.parts.trustsProxy)
  }

  private openCommands(request: IncomingMessage, caller: Caller | null) {
    this.parts.shedding.arriving(caller?.actor ?? null, { opensRoom: false })
    return (socket: Duplex, head: Buffer): void => {
      this.watch(socket, caller)
      this.parts.commands.handleUpgrade(
        request,
        socket,
        head,
        caller?.actor ?? null,
        caller?.sessionRef ?? null,
      )
    }
  }

  private async openSync(
    request: IncomingMessage,
    { idOrKey, document, acks }: SocketTarget & { kind: 'sync' },
    caller: Caller | null,
  ) {
    if (!caller) throw notSignedIn()
    const { actor, sessionRef } = caller
    const incident = document === 'postmortem' ? null : await this.parts.index.find(idOrKey)
    const mayRead =
      document !== 'postmortem' && authorize(actor, `${document}:read`, { kind: 'incident' }).allowed
    // The same words for both, so that asking does not tell what exists.
    if (!incident || !mayRead)
      throw new Problem('not-found', 'There is no such document, or you may not see it.')
    this.parts.shedding.arriving(actor, { opensRoom: !this.parts.isOpen(incident.id) })
    return (socket: Duplex, head: Buffer): void => {
      this.watch(socket, caller)
      const sync: SyncRequest = { actor, incidentId: incident.id, document, acks, sessionRef }
      this.parts.sync.handleUpgrade(request, socket, head, sync)
    }
  }

  /** Keeps the sign-in looked after for as long as the socket lives. */
  private watch(socket: Duplex, caller: Caller | null): void {
    if (!caller?.sessionRef) return
    socket.on('close', this.parts.openSockets.opened(caller.sessionRef))
  }
}

const tooMany = (why: string) => new Problem('too-many-requests', why, { headers: { 'Retry-After': '5' } })

const unavailable = () =>
  new Problem('storage-unavailable', 'Come back in a moment.', { headers: { 'Retry-After': '2' } })

function refuse(socket: Duplex, { body, headers }: Problem, requestId: string): void {
  if (socket.destroyed) return
  const text = JSON.stringify(body)
  const lines = [
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    `${REQUEST_ID}: ${requestId}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`, () => socket.destroy())
}
