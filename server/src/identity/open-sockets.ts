import type { Scheduler } from '@warroom/shared/ports/clock.ts'
import type { InstanceBus } from '../ports/instance-bus.ts'
import type { ApiTokens } from './api-tokens.ts'
import type { Sessions } from './sessions.ts'

/** Hard bound on how long a socket outlives a sign-in that ended without telling anybody. */
const RECHECK_EVERY_MS = 60_000

/** What can close the sockets that were opened with a sign-in. */
export interface SocketCloser {
  endSessions(isOver: (sessionRef: string) => boolean): void
}

/** Which sign-ins have sockets open; closes those whose sign-in is over, at once when told and within a minute if not. */
export class OpenSockets {
  private readonly counts = new Map<string, number>()
  private readonly sessions: Sessions
  private readonly tokens: Pick<ApiTokens, 'holds'>
  private readonly scheduler: Scheduler
  private readonly closers: readonly SocketCloser[]
  private readonly onError: (error: unknown) => void
  private readonly bus: Pick<InstanceBus, 'tell' | 'onNews'>
  private readonly stopListening: () => void
  private cancel: () => void = () => undefined
  private stopped = false

  constructor(parts: {
    sessions: Sessions
    tokens: Pick<ApiTokens, 'holds'>
    scheduler: Scheduler
    closers: readonly SocketCloser[]
    onError: (error: unknown) => void
    bus: Pick<InstanceBus, 'tell' | 'onNews'>
  }) {
    this.sessions = parts.sessions
    this.tokens = parts.tokens
    this.scheduler = parts.scheduler
    this.closers = parts.closers
    this.onError = parts.onError
    this.bus = parts.bus
    this.stopListening = parts.bus.onNews((news) => {
      if (news.kind === 'signInEnded') this.endAll(new Set([news.sessionRef]))
    })
    this.recheckLater()
  }

  /** Counts a socket in; call the answer once it closed. */
  opened(sessionRef: string): () => void {
    this.counts.set(sessionRef, (this.counts.get(sessionRef) ?? 0) + 1)
    let open = true
    return () => {
      if (!open) return
      open = false
      const left = (this.counts.get(sessionRef) ?? 1) - 1
      if (left === 0) this.counts.delete(sessionRef)
      else this.counts.set(sessionRef, left)
    }
  }

  /** At every instance. */
  end(sessionRef: string): void {
    this.endAll(new Set([sessionRef]))
    this.bus.tell({ kind: 'signInEnded', sessionRef })
  }

  /** Asks storage about every sign-in with an open socket. An open socket counts as use of it. */
  async recheck(): Promise<void> {
    const over = new Set<string>()
    for (const sessionRef of [...this.counts.keys()]) {
      const holds =
        (await this.tokens.holds(sessionRef)) || (await this.sessions.personOf(sessionRef)) !== null
      if (!holds) over.add(sessionRef)
    }
    this.endAll(over)
  }

  stop(): void {
    this.stopped = true
    this.cancel()
    this.stopListening()
  }

  private endAll(over: ReadonlySet<string>): void {
    if (over.size === 0) return
    for (const closer of this.closers) closer.endSessions((sessionRef) => over.has(sessionRef))
  }

  private recheckLater(): void {
    if (this.stopped) return
    this.cancel = this.scheduler.after(RECHECK_EVERY_MS, () => {
      this.recheck()
        .catch(this.onError)
        .finally(() => this.recheckLater())
    })
  }
}
