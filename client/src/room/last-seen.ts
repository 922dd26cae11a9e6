/**
 * What this person last saw of the incident, kept on the device per person and incident while they look at it, so that
 * they can be told what changed when they come back. It is kept among the facts of the board's copy, and leaves the device
 * with it.
 */
import { readSeen } from '@warroom/shared/document/read-seen.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import { isLateJoiner, LATE_AFTER_MS, type SeenState, seenState } from '@warroom/shared/domain/seen-state.ts'
import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'
import type { BoardStore } from './board-store.ts'
import { FROM_DEVICE } from './document-keeper.ts'
import type { CatchUpNeed, LastSeenLane } from './last-seen-contract.ts'
import { Observable, type Readable } from './observable.ts'

const LOOK_EVERY_MS = 5_000
/** Without a change the moment alone is renewed: an absence is measured from it. */
const RENEW_EVERY_MS = 30_000
/** Longer than a hidden tab's timers are held back: the device slept, and the line may be dead without knowing. */
const SLEPT_FROM_MS = 90_000
/** In this time a dead line is noticed. */
const TRUST_LINE_AFTER_MS = 15_000

export interface LastSeenOptions {
  readonly me: PersonId
  /** This device's clock: an absence is one of this device. */
  readonly clock: Clock & Scheduler
  readonly serverNow: () => number
  readonly isHidden: () => boolean
  /** What is on screen is what the server has. */
  readonly isLive: () => boolean
  readonly record: Readable<IncidentRecord | null>
  readonly board: BoardStore
  readonly people: Readable<readonly PresentPerson[]>
  readonly read: () => Promise<unknown>
  readonly write: (kept: KeptSeen) => void
}

/** As it lies on the device. */
interface KeptSeen {
  /** By this device's clock. */
  readonly at: number
  readonly seen: SeenState
}

export class LastSeen implements LastSeenLane {
  private readonly options: LastSeenOptions
  private readonly needed = new Observable<CatchUpNeed | null>(null)
  readonly need: Readable<CatchUpNeed | null> = this.needed
  private loading: Promise<void> | null = null
  private loaded = false
  private kept: KeptSeen | null = null
  private writtenAt = 0
  private changed = true
  /** Others' changes came in while this person could not see them: what is here now is not what they saw. */
  private unseenIsHere = false
  /** One more look is granted for hearing who is here. */
  private waitedForPeople = false
  private ownWorkUnwritten = false
  private wasLive = false
  private lookedAt: number
  private trustLineFrom = 0
  private cancel: (() => void) | null = null

  constructor(options: LastSeenOptions) {
    this.options = options
    this.lookedAt = options.clock.now()
    options.record.subscribe(() => {
      this.changed = true
    })
    options.board.document.doc.on('update', (_update, origin, _doc, transaction) => {
      this.changed = true
      if (origin === FROM_DEVICE || this.isWatched()) return
      if (!transaction.local) this.unseenIsHere = true
      else this.adoptOwnWork()
    })
    options.people.subscribe(() => this.look())
  }

  start(): void {
    if (this.cancel) return
    // The lines are opened anew: none of them can have died in a sleep.
    this.lookedAt = this.options.clock.now()
    this.loading ??= this.options.read().then((fact) => {
      this.kept ??= readKept(fact)
      this.loaded = true
      this.look()
    })
    this.beat()
  }

  stop(): void {
    this.cancel?.()
    this.cancel = null
    if (this.isWatched()) this.turnAway()
    this.writeOwnWork()
  }

  /** The line went or came. */
  lineChanged(): void {
    const isLive = this.options.isLive()
    if (this.wasLive === isLive) return
    this.wasLive = isLive
    if (!isLive && !this.options.isHidden()) this.turnAway()
    if (!isLive) this.trustLineFrom = 0
    this.look()
  }

  /** The page was hidden or shown. */
  visibilityChanged(): void {
    if (!this.options.isHidden()) this.look()
    else if (this.options.isLive()) this.turnAway()
  }

  /** Tells that somebody has to be told, or notes what they see. */
  look(): void {
    const { me, isHidden, isLive, clock, serverNow, record } = this.options
    const now = clock.now()
    if (now - this.lookedAt >= SLEPT_FROM_MS && isLive()) this.trustLineFrom = now + TRUST_LINE_AFTER_MS
    this.lookedAt = now
    const current = record.get()
    if (!this.loaded || isHidden() || !isLive() || !current || this.needed.get() !== null) return
    if (now < this.trustLineFrom) return
    const isBack = this.kept !== null && now - this.kept.at >= LATE_AFTER_MS
    if (isBack && this.here() === null && !this.waitedForPeople) {
      this.waitedForPeople = true
      return
    }
    this.waitedForPeople = false
    if (isBack && this.kept)
      this.needed.set({ kind: 'back', seen: this.kept.seen, awayMs: now - this.kept.at })
    else if (this.kept === null && isLateJoiner(current, me, serverNow())) this.needed.set({ kind: 'new' })
    else this.note(now)
  }

  /** They have read it: what is on screen now is what they last saw. */
  readonly dismiss = (): void => {
    this.needed.set(null)
    this.changed = true
    this.note(this.options.clock.now(), true)
  }

  private beat(): void {
    this.cancel = this.options.clock.after(LOOK_EVERY_MS, () => {
      this.look()
      this.writeOwnWork()
      this.beat()
    })
  }

  /** What I do on the board while away from the others is nothing I missed; the record tells only of others. */
  private adoptOwnWork(): void {
    const now = this.seenNow()
    if (!this.kept || !now || this.unseenIsHere) return
    const { whatHappened, impact, hypotheses, actions, criteria } = now
    const seen = { ...this.kept.seen, whatHappened, impact, hypotheses, actions, criteria }
    this.kept = { ...this.kept, seen }
    this.ownWorkUnwritten = true
  }

  private writeOwnWork(): void {
    if (!this.ownWorkUnwritten || !this.kept) return
    this.ownWorkUnwritten = false
    this.options.write(this.kept)
  }

  /** The last look before hiding or leaving, if what is here was seen. */
  private turnAway(): void {
    if (!this.loaded || this.needed.get() !== null || this.unseenIsHere) return
    const now = this.options.clock.now()
    // A device that slept comes to this late, and the absence began before.
    if (this.kept && now - this.kept.at < LATE_AFTER_MS) this.note(now, true)
  }

  private note(now: number, atOnce = false): void {
    this.unseenIsHere = false
    if (!atOnce && !this.changed && now - this.writtenAt < RENEW_EVERY_MS) return
    const seen = this.seenNow()
    if (!seen) return
    this.kept = { at: now, seen }
    this.changed = false
    this.writtenAt = now
    this.options.write(this.kept)
  }

  private isWatched(): boolean {
    return this.options.isLive() && !this.options.isHidden()
  }

  /** `null` until the presence list names this person too: then it is whole. */
  private here(): readonly PersonId[] | null {
    const people = this.options.people.get().map(({ personId }) => personId)
    return people.includes(this.options.me) ? people : null
  }

  private seenNow(): SeenState | null {
    const record = this.options.record.get()
    const { board, serverNow } = this.options
    return record && seenState({ record, board: board.seen(), here: this.here() }, serverNow())
  }
}

function readKept(fact: unknown): KeptSeen | null {
  if (fact === null || typeof fact !== 'object') return null
  const { at, seen } = fact as { readonly at?: unknown; readonly seen?: unknown }
  const state = readSeen(seen)
  return typeof at === 'number' && state ? { at, seen: state } : null
}
