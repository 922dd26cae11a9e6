/** The Socket.IO line of a room: joined, joined again after a reconnect, and asked with an answer or none. */
import type { CommandInput } from '@warroom/shared/commands/command.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import type { Focus, PresenceState, PresentPerson } from '@warroom/shared/domain/presence.ts'
import type { CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import type {
  ClientToServerEvents,
  JoinAnswer,
  NoticeKind,
  ServerToClientEvents,
} from '@warroom/shared/protocol/socket-events.ts'
import { io, type Socket } from 'socket.io-client'
import { Observable } from './observable.ts'
import { ReconnectDelay } from './reconnect-delay.ts'
import type { Surroundings } from './surroundings.ts'

export interface RoomSocketOptions {
  readonly incidentId: string
  readonly surroundings: Surroundings
  readonly onPeople: (people: readonly PresentPerson[]) => void
  readonly onNotice: (kind: NoticeKind) => void
  readonly onRefused: (reason: CloseReason) => void
  readonly onClock: (askedAt: number, answeredAt: number, serverNow: number) => void
}

const ANSWER_WITHIN_MS = 4_000

export class RoomSocket {
  /** Joined: commands and presence reach the server. */
  readonly joined = new Observable(false)
  private readonly options: RoomSocketOptions
  private readonly delay: ReconnectDelay
  private socket: Socket<ServerToClientEvents, ClientToServerEvents> | null = null
  private cancelRetry: (() => void) | null = null
  private refused = false

  constructor(options: RoomSocketOptions) {
    this.options = options
    this.delay = new ReconnectDelay(options.surroundings.random)
  }

  start(): void {
    const { origin, token } = this.options.surroundings
    const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(origin, {
      transports: ['websocket'],
      withCredentials: true,
      forceNew: true,
      // Its own back-off draws from a narrow window; a restarted server wants everybody spread.
      reconnection: false,
      ...(token ? { auth: { token } } : {}),
    })
    this.refused = false
    this.socket = socket
    socket.on('connect', () => {
      // What holds now is told on arrival; what held at the last line may be over.
      this.options.onNotice('instancesTogether')
      void this.join()
    })
    socket.on('disconnect', () => this.onLost())
    socket.on('connect_error', () => this.onLost())
    socket.on('presence', ({ people }) => this.options.onPeople(people))
    socket.on('notice', ({ kind }) => this.options.onNotice(kind))
  }

  stop(): void {
    this.cancelRetry?.()
    this.cancelRetry = null
    const { socket } = this
    this.socket = null
    socket?.removeAllListeners()
    // A clean leave: the others see me go at once.
    socket?.disconnect()
    this.joined.set(false)
  }

  refuse(): void {
    this.refused = true
    this.cancelRetry?.()
    this.cancelRetry = null
    this.socket?.disconnect()
  }

  retryNow(): void {
    if (!this.cancelRetry) return
    this.cancelRetry()
    this.cancelRetry = null
    this.socket?.connect()
  }

  /** The line is known to be dead though nobody closed it. */
  drop(): void {
    if (this.socket?.connected) this.socket.disconnect()
  }

  /** `null`: no answer came in time, or the line was lost. Never kept to be sent later. */
  async command(command: CommandInput, withinMs: number): Promise<CommandResult | null> {
    const { socket } = this
    if (!socket?.connected || !this.joined.get()) return null
    try {
      const { incidentId } = this.options
      return await socket.timeout(withinMs).emitWithAck('command', { incidentId, command })
    } catch {
      return null
    }
  }

  setPresence(focus: Focus | null, state: PresenceState): boolean {
    const { socket } = this
    if (!socket?.connected || !this.joined.get()) return false
    socket.emit('presence:set', { incidentId: this.options.incidentId, focus, state }, () => undefined)
    return true
  }

  /** Whether the server answers; measures its clock on the way. */
  async isAlive(): Promise<boolean> {
    const { socket, options } = this
    if (!socket?.connected) return false
    const { clock } = options.surroundings
    const askedAt = clock.now()
    try {
      const { serverNow } = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('clock:ask')
      options.onClock(askedAt, clock.now(), serverNow)
      return true
    } catch {
      return false
    }
  }

  private async join(): Promise<void> {
    const { socket, options } = this
    if (!socket) return
    const { clock } = options.surroundings
    const askedAt = clock.now()
    let answer: ({ readonly ok: true } & JoinAnswer) | Extract<CommandResult, { ok: false }>
    try {
      answer = await socket
        .timeout(ANSWER_WITHIN_MS)
        .emitWithAck('incident:join', { incidentId: options.incidentId })
    } catch {
      this.drop()
      return
    }
    if (socket !== this.socket) return
    if (!answer.ok) {
      const { code } = answer.refusal
      if (code === 'notFound') options.onRefused('unknownIncident')
      else if (code === 'forbidden') options.onRefused('noAccess')
      else this.drop()
      return
    }
    this.delay.reset()
    options.onClock(askedAt, clock.now(), answer.serverNow)
    options.onPeople(answer.people)
    this.joined.set(true)
  }

  private onLost(): void {
    this.joined.set(false)
    if (this.refused || !this.socket || this.cancelRetry) return
    this.cancelRetry = this.options.surroundings.clock.after(this.delay.next(), () => {
      this.cancelRetry = null
      this.socket?.connect()
    })
  }
}
