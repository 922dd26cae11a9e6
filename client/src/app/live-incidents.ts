import { INCIDENT_STATUSES, isOpen } from '@warroom/shared/domain/incident-status.ts'
import type {
  ClientToServerEvents,
  ListedIncident,
  ServerToClientEvents,
} from '@warroom/shared/protocol/socket-events.ts'
import { io, type Socket } from 'socket.io-client'
import { createTicker, type TimeSource } from '../ui/time-source.ts'
import { type Answer, callApi } from './api.ts'
import { deviceCopy } from './device-copy.ts'
import { type IncidentsEvent, type IncidentsState, NO_INCIDENTS, nextIncidents } from './incidents-state.ts'
import { readIncidentPage, readListed } from './listed-incident-schema.ts'
import { reloadSession } from './session.ts'

interface Remembered {
  readonly asOf: number
  readonly rows: readonly ListedIncident[]
}
const remembered = deviceCopy<Remembered>('warroom.incidents', {
  read: (json) => {
    if (typeof json !== 'object' || json === null || !('asOf' in json) || !('rows' in json))
      throw new TypeError()
    return { asOf: Number(json.asOf), rows: readListed(json.rows) }
  },
  write: (value) => value,
})

const OVER = INCIDENT_STATUSES.filter((status) => !isOpen(status)).join()
/** How many ended incidents the list shows without searching. */
const RECENT = 30
/** More pages of open incidents than this would be another product. */
const MOST_PAGES = 10

const listPage = (query: Readonly<Record<string, string>>, signal?: AbortSignal) =>
  callApi(`/api/v1/incidents?${new URLSearchParams(query)}`, {
    read: readIncidentPage,
    ...(signal && { signal }),
  })

/** Incidents whose title or key has these words, also those long over. */
export async function searchIncidents(
  words: string,
  signal: AbortSignal,
): Promise<Answer<readonly ListedIncident[]>> {
  const page = await listPage({ q: words, limit: '50' }, signal)
  return page.ok ? { ok: true, value: page.value.incidents } : page
}

/** Fetches the list, then keeps it right by what the server pushes, for as long as somebody looks. */
export class LiveIncidents {
  private state: IncidentsState = NO_INCIDENTS
  private readonly listeners = new Set<() => void>()
  private socket: Socket<ServerToClientEvents, ClientToServerEvents> | null = null
  private offsetMs = 0
  private stopping: ReturnType<typeof setTimeout> | undefined
  /** The server's clock, for all times on the screen. */
  readonly time: TimeSource = createTicker(() => this.now())

  readonly read = (): IncidentsState => this.state

  /** Starts with the first listener; stops a moment after the last, so that a change of screen keeps the line. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    clearTimeout(this.stopping)
    if (!this.socket) this.start()
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size === 0) this.stopping = setTimeout(() => this.stop(), 2000)
    }
  }

  /** Fetches the list anew. */
  readonly refresh = async (): Promise<void> => {
    const over = listPage({ status: OVER, limit: String(RECENT) })
    const open: ListedIncident[] = []
    let cursor: string | null = null
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer: Awaited<ReturnType<typeof listPage>> = await listPage({
        status: 'open',
        limit: '200',
        ...(cursor !== null && { cursor }),
      })
      if (!answer.ok) return this.refused(answer.problem)
      open.push(...answer.value.incidents)
      cursor = answer.value.nextCursor
      if (cursor === null) break
    }
    const ended = await over
    if (!ended.ok) return this.refused(ended.problem)
    this.apply({ type: 'listed', rows: [...open, ...ended.value.incidents], at: this.now() })
  }

  private start() {
    const copy = this.state.asOf === null ? remembered.read() : null
    if (copy) this.apply({ type: 'remembered', ...copy })
    const socket = io({
      path: '/socket.io',
      transports: ['websocket'],
      reconnectionDelayMax: 10_000,
      randomizationFactor: 0.7,
    })
    this.socket = socket as Socket<ServerToClientEvents, ClientToServerEvents>
    this.socket.on('connect', () => {
      this.askClock()
      // What changed while the line was down was pushed to nobody.
      void this.refresh()
    })
    this.socket.on('disconnect', () => this.apply({ type: 'lineDown', at: this.now() }))
    // A line that never came up must not keep the list empty: HTTP may work, or say why not.
    this.socket.once('connect_error', () => void this.refresh())
    this.socket.on('incidents:changed', (message) => this.pushed(message.incidents))
    this.socket.on('notice', ({ kind }) => {
      if (kind === 'signedOut') void reloadSession()
    })
  }

  private stop() {
    this.socket?.disconnect()
    this.socket = null
    this.apply({ type: 'lineDown', at: this.now() })
  }

  private pushed(message: unknown) {
    try {
      this.apply({ type: 'changed', rows: readListed(message), at: this.now() })
    } catch {
      // A newer server: HTTP answers tell what this page can still read.
      void this.refresh()
    }
  }

  private refused({ status, sentence }: { readonly status: number | null; readonly sentence: string }) {
    if (status === 401) void reloadSession()
    this.apply({ type: 'failed', sentence })
  }

  /** Only with the server's clock is the list live: by a wrong one, lamps would light that are not lit. */
  private askClock() {
    const asked = Date.now()
    const { socket } = this
    socket?.timeout(5000).emit('clock:ask', (error, answer) => {
      if (!socket.connected) return
      if (error || !answer.ok) return this.askClock()
      this.offsetMs = answer.serverNow - (asked + Date.now()) / 2
      this.apply({ type: 'lineUp' })
    })
  }

  private now(): number {
    return Date.now() + this.offsetMs
  }

  private apply(event: IncidentsEvent) {
    this.state = nextIncidents(this.state, event)
    const { asOf, rows } = this.state
    if (asOf !== null && event.type !== 'remembered') remembered.write({ asOf, rows })
    for (const listener of this.listeners) listener()
  }
}
