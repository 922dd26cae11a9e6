/**
 * The wall's line to the server: reads once, keeps a stream open, and never gives up. Cycle: ask once (which also tells
 * whether one is still allowed) → stream → when it breaks or falls silent, wait a little → ask again. Where a proxy
 * swallows streams, asking alone keeps the wall alive, with older data, and it shows.
 */
import type { Scheduler } from '@warroom/shared/ports/clock.ts'
import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import { readProjection } from './read-projection.ts'
import { type DeviceClocks, ServerClock } from './server-clock.ts'

/** Why nothing may be shown. */
export type WallRefusal = 'signedOut' | 'forbidden' | 'unknown'

export interface WallView {
  readonly projection: WallProjection | null
  /** Kept from an earlier visit; the server was not heard yet. */
  readonly isSnapshot: boolean
  readonly refusal: {
    readonly reason: WallRefusal
    readonly since: number
    /** Something was shown before. */
    readonly wasShowing: boolean
  } | null
}

export interface StreamHandlers {
  projection(text: string): void
  beat(text: string): void
  broken(): void
}

export interface WallLinkParts {
  /** Rejects when nobody answers. */
  ask(): Promise<{ readonly status: number; readonly body: unknown }>
  /** Opens the stream; returns how to close it. */
  stream(handlers: StreamHandlers): () => void
  readonly snapshots: { load(): unknown; save(projection: WallProjection): void; clear(): void }
  readonly clocks: DeviceClocks
  readonly scheduler: Scheduler
  /** In [0, 1): spreads the walls of a building after a restart. */
  random(): number
}

/** Three beats. */
export const SILENCE_MS = 15_000
/** A stream that says nothing at all is likely held back by a proxy: asking again keeps data younger than "late". */
export const FIRST_WORD_MS = 8_000
export const REFUSED_RETRY_MS = 60_000
const RETRY_LEAST_MS = 1_000
const RETRY_MOST_MS = 15_000

const REFUSALS: Readonly<Record<number, WallRefusal>> = {
  401: 'signedOut',
  403: 'forbidden',
  404: 'unknown',
  410: 'unknown',
}

export class WallLink {
  readonly clock: ServerClock
  private readonly parts: WallLinkParts
  private readonly listeners = new Set<() => void>()
  private view: WallView = { projection: null, isSnapshot: false, refusal: null }
  private closeStream: (() => void) | null = null
  private cancelTimer: (() => void) | null = null
  private failures = 0
  /** Answers of an earlier turn are not listened to. */
  private turn = 0

  constructor(parts: WallLinkParts) {
    this.parts = parts
    this.clock = new ServerClock(parts.clocks)
  }

  readonly get = (): WallView => this.view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  start(): void {
    const kept = readProjection(this.parts.snapshots.load())
    if (kept) this.show({ projection: kept, isSnapshot: true, refusal: null })
    void this.ask()
  }

  stop(): void {
    this.next()
  }

  /** The network came back, or somebody looks again: do not wait for the timer. */
  hurry(): void {
    if (this.closeStream) return
    this.failures = 0
    void this.ask()
  }

  /** Ends whatever is going on; returns the number of the turn that begins. */
  private next(): number {
    this.cancelTimer?.()
    this.cancelTimer = null
    this.closeStream?.()
    this.closeStream = null
    this.turn += 1
    return this.turn
  }

  private later(delayMs: number, task: () => void): void {
    this.cancelTimer?.()
    this.cancelTimer = this.parts.scheduler.after(delayMs, task)
  }

  private async ask(): Promise<void> {
    const turn = this.next()
    // A question without an answer must not stop the cycle.
    this.later(SILENCE_MS, () => void this.ask())
    const answer = await this.parts.ask().catch(() => null)
    if (turn !== this.turn) return
    const projection = answer?.status === 200 ? readProjection(answer.body) : null
    if (projection) {
      this.failures = 0
      this.heard(projection)
      this.open()
      return
    }
    const reason = answer ? REFUSALS[answer.status] : undefined
    if (reason) this.refused(reason)
    else this.failures += 1
    const backOffMs = Math.min(RETRY_MOST_MS, RETRY_LEAST_MS * 2 ** Math.min(this.failures, 8))
    this.later(this.spread(reason ? REFUSED_RETRY_MS : backOffMs), () => void this.ask())
  }

  private open(): void {
    const again = () => void this.ask()
    this.later(FIRST_WORD_MS, again)
    const listen = (take: (value: unknown) => void) => (text: string) => {
      const value = parsed(text)
      if (value === undefined) return
      this.later(SILENCE_MS, again)
      take(value)
    }
    this.closeStream = this.parts.stream({
      projection: listen((value) => {
        const projection = readProjection(value)
        if (projection) this.heard(projection)
      }),
      beat: listen((value) => {
        const at = (value as { readonly serverNow?: unknown } | null)?.serverNow
        if (typeof at === 'number' && Number.isFinite(at)) this.clock.hear(at)
      }),
      broken: () => {
        this.next()
        this.later(this.spread(RETRY_LEAST_MS), again)
      },
    })
  }

  private spread(delayMs: number): number {
    return delayMs * (0.5 + this.parts.random() / 2)
  }

  private heard(projection: WallProjection): void {
    this.clock.hear(projection.serverNow)
    this.parts.snapshots.save(projection)
    this.show({ projection, isSnapshot: false, refusal: null })
  }

  /** Whoever may not see it any more keeps nothing of it either. */
  private refused(reason: WallRefusal): void {
    this.parts.snapshots.clear()
    const { refusal: earlier, projection } = this.view
    const refusal =
      earlier?.reason === reason
        ? earlier
        : { reason, since: this.clock.now(), wasShowing: projection !== null }
    this.show({ projection: null, isSnapshot: false, refusal })
  }

  private show(view: WallView): void {
    this.view = view
    for (const listener of this.listeners) listener()
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
