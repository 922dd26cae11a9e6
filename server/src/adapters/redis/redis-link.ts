/**
 * This instance's line to the others through Redis. Invariants:
 * 1. The line is up when this instance hears itself: what it says every second came back through Redis lately. Nothing
 *    less shows that word gets through.
 * 2. Messages are counted; whoever misses one is told so. Redis drops what nobody fetches in time.
 * 3. Nothing waits for Redis.
 */

import { type InstanceMessage, readEnvelope, writeEnvelope } from './instance-message.ts'
import type { RedisSession } from './redis-session.ts'
import { RedisSession as Session } from './redis-session.ts'

const BEAT_MS = 1_000
const DOWN_AFTER_MS = 3_000
/** A session that is open and carries nothing is replaced. */
const SILENT_MS = 5_000
/** Well within the 15 s in which the people of a killed instance are gone (DESIGN 5.3). */
const GONE_AFTER_MS = 8_000
const RETRY_MS = { least: 200, most: 1_500 }

export interface LinkListener {
  message?(message: InstanceMessage, instanceId: string): void
  /** The line is up or down; while it is up a session is there. */
  state?(isUp: boolean): void
  /** An instance was heard for the first time, or for the first time again. */
  came?(instanceId: string): void
  gone?(instanceId: string): void
  /** Something that instance said was lost. */
  missed?(instanceId: string): void
  /** Every second, before this instance says that it is there. */
  beat?(): void
}

interface Other {
  heardAt: number
  count: number
}

export interface RedisLinkParts {
  readonly url: string
  readonly instanceId: string
  /** Between 0 and 1, for delays that differ between instances. */
  readonly chance: () => number
  readonly onState: (isUp: boolean, why: string) => void
}

export class RedisLink {
  readonly instanceId: string
  isUp = false
  /** What this instance says of its people when it says that it is there. */
  presenceVersion = 0
  private readonly parts: RedisLinkParts
  private readonly channel: string
  private readonly listeners = new Set<LinkListener>()
  private readonly known = new Map<string, Other>()
  private readonly running: Promise<void>
  private readonly beating: NodeJS.Timeout
  private session: RedisSession | null = null
  private heardSelfAt = Number.NEGATIVE_INFINITY
  private upSince = 0
  private count = 0
  private stopped = false
  private wake: () => void = () => undefined

  constructor(parts: RedisLinkParts) {
    this.parts = parts
    this.instanceId = parts.instanceId
    this.channel = `${this.prefix}instances`
    this.running = this.keepOpen()
    this.beating = setInterval(() => this.beat(), BEAT_MS)
    this.beating.unref()
  }

  /** Of every key: workspaces that share a Redis use databases of their own, and channels know no databases. */
  get prefix(): string {
    return `warroom:${new URL(this.parts.url).pathname.slice(1) || '0'}:`
  }

  /** Whom this instance has heard lately; as they were when the line went down. */
  get hasOthers(): boolean {
    return this.known.size > 0
  }

  /** The same, with how long ago each was heard. */
  get others(): ReadonlyMap<string, number> {
    const now = performance.now()
    return new Map([...this.known].map(([instanceId, { heardAt }]) => [instanceId, now - heardAt]))
  }

  /** The open session; commands on it may still fail. */
  get redis(): RedisSession['redis'] | null {
    return this.session?.redis ?? null
  }

  listen(listener: LinkListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  tell(message: InstanceMessage): void {
    if (!this.session) return
    this.count += 1
    const { instanceId, count } = this
    this.session.publish(this.channel, writeEnvelope({ instanceId, count, message }))
  }

  async close(): Promise<void> {
    this.stopped = true
    clearInterval(this.beating)
    this.tell({ kind: 'goodbye' })
    // Said in order: when this is answered, the goodbye has been passed on.
    await Promise.race([this.session?.redis.ping().catch(() => undefined), pause(500)])
    this.session?.close()
    this.wake()
    await this.running
  }

  private async keepOpen(): Promise<void> {
    for (let attempt = 0; !this.stopped; attempt++) {
      let why: string
      try {
        this.session = await Session.open(this.parts.url, this.channel, (bytes) => this.heard(bytes))
        if (this.stopped) break
        attempt = 0
        this.beat()
        why = await this.session.ended
      } catch (error) {
        why = error instanceof Error ? error.message : String(error)
      }
      this.session = null
      this.setUp(false, why)
      if (!this.stopped) await this.retryDelay(attempt)
    }
    this.session?.close()
  }

  private retryDelay(attempt: number): Promise<void> {
    const most = Math.min(RETRY_MS.most, RETRY_MS.least * 2 ** attempt)
    return new Promise((resolve) => {
      this.wake = resolve
      setTimeout(resolve, most * (0.5 + this.parts.chance() / 2)).unref()
    })
  }

  private beat(): void {
    const now = performance.now()
    if (this.isUp && now - this.heardSelfAt > DOWN_AFTER_MS)
      this.setUp(false, 'it does not pass on what is said')
    const { session } = this
    if (session && now - Math.max(this.heardSelfAt, session.openedAt) > SILENT_MS) session.close()
    if (this.isUp) this.forgetSilent(now)
    for (const listener of this.listeners) listener.beat?.()
    this.tell({ kind: 'alive', presence: this.presenceVersion })
  }

  /** Only while the line is up can silence be theirs. */
  private forgetSilent(now: number): void {
    for (const [instanceId, { heardAt }] of this.known) {
      if (now - Math.max(heardAt, this.upSince) > GONE_AFTER_MS) this.forget(instanceId)
    }
  }

  private forget(instanceId: string): void {
    if (!this.known.delete(instanceId)) return
    for (const listener of this.listeners) listener.gone?.(instanceId)
  }

  private heard(bytes: Buffer): void {
    const envelope = readEnvelope(new Uint8Array(bytes))
    if (!envelope) return
    const { instanceId, count, message } = envelope
    const now = performance.now()
    if (instanceId === this.instanceId) {
      this.heardSelfAt = now
      this.setUp(true, '')
      return
    }
    if (message.kind === 'goodbye') {
      this.forget(instanceId)
      return
    }
    const before = this.known.get(instanceId)
    this.known.set(instanceId, { heardAt: now, count })
    for (const listener of this.listeners) {
      if (!before) listener.came?.(instanceId)
      else if (count !== before.count + 1) listener.missed?.(instanceId)
      listener.message?.(message, instanceId)
    }
  }

  private setUp(isUp: boolean, why: string): void {
    if (this.isUp === isUp) return
    this.isUp = isUp
    if (isUp) this.upSince = performance.now()
    this.parts.onState(isUp, why)
    for (const listener of this.listeners) listener.state?.(isUp)
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())
