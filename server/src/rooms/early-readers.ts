/**
 * Those who come while their room is being opened. Building a large document takes longer than sending it: who has
 * nothing is sent what is stored, as it is, and only then are the documents built, from the same bytes, so that what
 * comes after is news to everybody. Whoever needs more than that (an edit, a command) ends the pause.
 */
import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'
import type { RoomPorts } from './room-ports.ts'
import type { StoredDocument, StoredRoom } from './stored-room.ts'
import type { PeerSeat, SyncPeer } from './sync-peer.ts'
import { WaitingSeat } from './waiting-seat.ts'

/** A smaller document is built sooner than a pause is over. */
const WORTH_A_PAUSE_BYTES = 32 * 1024
/** After a restart everybody comes at once; who comes within this time of the one before is still sent what is stored. */
const NEXT_WITHIN_MS = 20
const LONGEST_PAUSE_MS = 500

export class EarlyReaders {
  /** What is stored, if it is large and nobody needs more yet. Resolves when it has been read. */
  readonly stored: Promise<StoredRoom | null>
  private readonly clock: Clock
  private readonly scheduler: Scheduler
  private readonly worthFrom: number
  private tellStored: (stored: StoredRoom | null) => void = () => undefined
  private endPause: () => void = () => undefined
  private cancelNext: () => void = () => undefined
  private cancelLongest: () => void = () => undefined
  private isNeeded = false
  private readonly seats: WaitingSeat[] = []

  constructor({
    clock,
    scheduler,
    pauseFromBytes = WORTH_A_PAUSE_BYTES,
  }: Pick<RoomPorts, 'clock' | 'scheduler' | 'pauseFromBytes'>) {
    this.clock = clock
    this.scheduler = scheduler
    this.worthFrom = pauseFromBytes
    this.stored = new Promise((resolve) => {
      this.tellStored = resolve
    })
  }

  /** Resolves when the documents are to be built. */
  async pause(stored: StoredRoom | null): Promise<void> {
    const bytes = stored ? stored.documents.record.bytes + stored.documents.board.bytes : 0
    if (this.isNeeded || bytes < this.worthFrom) {
      this.tellStored(null)
      return
    }
    const over = new Promise<void>((resolve) => {
      this.endPause = resolve
    })
    this.cancelLongest = this.scheduler.after(LONGEST_PAUSE_MS, () => this.end())
    this.awaitNext()
    this.tellStored(stored)
    await over
  }

  /** Whether somebody needs the room itself, or it is open: nobody is seated here any more. */
  get isOver(): boolean {
    return this.isNeeded
  }

  /** Whether nothing goes on before time passes or somebody needs more. */
  async isPausing(): Promise<boolean> {
    return (await this.stored) !== null && !this.isNeeded
  }

  /** Somebody needs the room itself. */
  end(): void {
    this.isNeeded = true
    this.tellStored(null)
    this.cancelNext()
    this.cancelLongest()
    this.endPause()
  }

  /** Seats somebody in the pause. */
  seat(peer: SyncPeer, stored: StoredRoom, left: () => void): PeerSeat {
    const name = peer.document === 'record' ? 'record' : 'board'
    const seat = new WaitingSeat(peer, {
      everything: () => this.answer(peer, stored.documents[name]),
      asked: () => this.awaitNext(),
      needsRoom: () => this.end(),
      left,
    })
    this.awaitNext()
    this.seats.push(seat)
    return seat
  }

  /** To be called before the room does anything: what it does then is news to all who were answered from storage. */
  moveInto(room: { attach(peer: SyncPeer): PeerSeat }): void {
    for (const seat of this.seats.splice(0)) seat.moveInto(room)
  }

  /** The room is open, or will not be. */
  over(): void {
    this.end()
    for (const seat of this.seats.splice(0)) seat.refuse()
  }

  /** A question is a question, as in the room; whoever has asked too often is heard there. */
  private answer({ budget }: SyncPeer, { full }: StoredDocument): readonly Uint8Array[] | null {
    return this.isNeeded || !budget.question(this.clock.now()) ? null : full.frames(neverEncoded)
  }

  private awaitNext(): void {
    if (this.isNeeded) return
    this.cancelNext()
    this.cancelNext = this.scheduler.after(NEXT_WITHIN_MS, () => this.end())
  }
}

const neverEncoded = (): never => {
  throw new Error('What is stored needs no encoding')
}
