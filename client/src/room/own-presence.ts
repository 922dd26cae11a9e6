/** Where I am and how lively, told to the server at most five times a second, and again after each reconnect. */
import {
  AWAY_AFTER_MS,
  type Focus,
  IDLE_AFTER_MS,
  type PresenceState,
} from '@warroom/shared/domain/presence.ts'
import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'

const SEND_EVERY_MS = 200
const TYPING_FOR_MS = 3_000

export interface OwnPresenceOptions {
  readonly clock: Clock & Scheduler
  readonly isHidden: () => boolean
  /** False when there is no line; it is then told when there is one. */
  readonly tell: (focus: Focus | null, state: PresenceState) => boolean
}

export class OwnPresence {
  private readonly options: OwnPresenceOptions
  private focus: Focus | null = null
  private lastInputAt: number
  private lastTypedAt = Number.NEGATIVE_INFINITY
  private lastToldAt = Number.NEGATIVE_INFINITY
  private told: string | null = null
  private cancelTell: (() => void) | null = null
  private cancelLook: (() => void) | null = null

  constructor(options: OwnPresenceOptions) {
    this.options = options
    this.lastInputAt = options.clock.now()
  }

  focusOn(focus: Focus): void {
    this.focus = focus
    this.active()
  }

  leave(focus?: Focus): void {
    if (focus && (this.focus?.kind !== focus.kind || this.focus.id !== focus.id)) return
    this.focus = null
    this.look()
  }

  typing(): void {
    this.lastTypedAt = this.options.clock.now()
    this.active()
  }

  /** The person did something. */
  active(): void {
    this.lastInputAt = this.options.clock.now()
    this.look()
  }

  /** The line is new: the server knows nothing of me. */
  tellAgain(): void {
    this.told = null
    this.look()
  }

  stop(): void {
    this.cancelTell?.()
    this.cancelLook?.()
    this.cancelTell = null
    this.cancelLook = null
  }

  /** Sees what is true now, tells it if it is new, and looks again when it may change by time alone. */
  readonly look = (): void => {
    this.cancelLook?.()
    const nextChangeMs = this.untilNextChange()
    this.cancelLook = nextChangeMs === null ? null : this.options.clock.after(nextChangeMs, this.look)
    if (this.now() === this.told || this.cancelTell) return
    const wait = Math.max(0, this.lastToldAt + SEND_EVERY_MS - this.options.clock.now())
    if (wait === 0) this.tell()
    else this.cancelTell = this.options.clock.after(wait, () => this.tell())
  }

  private tell(): void {
    this.cancelTell = null
    const now = this.now()
    if (now === this.told) return
    if (!this.options.tell(this.focus, this.state())) return
    this.told = now
    this.lastToldAt = this.options.clock.now()
  }

  private now(): string {
    return JSON.stringify([this.focus, this.state()])
  }

  private state(): PresenceState {
    const { clock, isHidden } = this.options
    const quietMs = clock.now() - this.lastInputAt
    if (isHidden() || quietMs >= AWAY_AFTER_MS) return 'away'
    if (quietMs >= IDLE_AFTER_MS) return 'idle'
    return clock.now() - this.lastTypedAt < TYPING_FOR_MS ? 'typing' : 'active'
  }

  private untilNextChange(): number | null {
    const now = this.options.clock.now()
    switch (this.state()) {
      case 'typing':
        return this.lastTypedAt + TYPING_FOR_MS - now
      case 'active':
        return this.lastInputAt + IDLE_AFTER_MS - now
      case 'idle':
        return this.lastInputAt + AWAY_AFTER_MS - now
      case 'away':
        return null
    }
  }
}
