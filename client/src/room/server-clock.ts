/** The server's clock from round trips; the quickest one is the truest. One ticker serves every clock on screen. */
import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'
import { Listeners } from './observable.ts'
import type { ServerTime } from './server-time.ts'

const TICK_MS = 1000
const SAMPLES = 8

interface Sample {
  readonly offset: number
  readonly roundTripMs: number
}

export class ServerClock implements ServerTime {
  private readonly device: Clock & Scheduler
  private readonly listeners = new Listeners()
  private samples: Sample[] = []
  private offset = 0
  private lastTick: number
  private readonly ticks = new Map<number, number>()
  private cancel: (() => void) | null = null

  constructor(device: Clock & Scheduler) {
    this.device = device
    this.lastTick = device.now()
  }

  readonly subscribe = this.listeners.subscribe

  now(): number {
    return this.device.now() + this.offset
  }

  /** The server's time for an instant of this device. */
  atServer(deviceInstant: number): number {
    return deviceInstant + this.offset
  }

  tick(everyMs: number): number {
    const rhythm = Math.max(TICK_MS, everyMs)
    const known = this.ticks.get(rhythm)
    if (known !== undefined && Math.floor(known / rhythm) === Math.floor(this.lastTick / rhythm)) return known
    this.ticks.set(rhythm, this.lastTick)
    return this.lastTick
  }

  start(): void {
    if (this.cancel) return
    this.beat()
  }

  stop(): void {
    this.cancel?.()
    this.cancel = null
  }

  /** After a reconnect the old samples say nothing: the device may have slept, or its clock been set. */
  forgetSamples(): void {
    this.samples = []
  }

  /** One round trip: asked and answered by this device's clock. */
  measured(askedAt: number, answeredAt: number, serverNow: number): void {
    const roundTripMs = Math.max(0, answeredAt - askedAt)
    this.samples.push({ offset: serverNow + roundTripMs / 2 - answeredAt, roundTripMs })
    this.samples = this.samples.slice(-SAMPLES)
    const best = this.samples.reduce((a, b) => (b.roundTripMs < a.roundTripMs ? b : a))
    const offset = Math.round(best.offset)
    if (Math.abs(offset - this.offset) < 20) return
    this.offset = offset
    this.ticks.clear()
    this.lastTick = this.now()
    this.listeners.tell()
  }

  private beat(): void {
    this.lastTick = this.now()
    this.listeners.tell()
    // On the server's whole second, so that every screen turns over together.
    const wait = TICK_MS - (((this.lastTick % TICK_MS) + TICK_MS) % TICK_MS)
    this.cancel = this.device.after(wait, () => this.beat())
  }
}
