/**
 * Which of this screen's edits are on the server's disk. The server tells how many of a connection's frames with edits
 * are durable; this tells which frame an edit went out with. Invariants:
 * 1. An edit counts as saved only when the frame that carried it on *this* connection is durable.
 * 2. A new connection begins at frame 0: what is not known to be saved waits for the handshake, which carries it again.
 * 3. A deletion moves no clock, so frames decide; the clock is asked as well, and both must agree.
 * 4. People are told of places, not of keystrokes: all that waits in one place is one change.
 */
import { SYNC_MESSAGE } from '@warroom/shared/protocol/sync-messages.ts'

interface WaitingEdit {
  readonly at: number
  /** What was edited, the same for every edit of it (`edit-place.ts`). */
  readonly place: string
  /** Clock of this document's writer after the edit. */
  readonly clock: number
  frame: number | null
}

export interface Unsaved {
  /** Places with edits that wait. */
  readonly count: number
  /** Since when the oldest waits. */
  readonly since: number | null
}

const STEP_2 = 1
const UPDATE = 2

/** What a frame on its way to the server is; `null` when it carries no edit. */
export function editFrame(frame: Uint8Array): 'handshake' | 'update' | null {
  if (frame[0] !== SYNC_MESSAGE || (frame[1] !== STEP_2 && frame[1] !== UPDATE)) return null
  return frame[1] === STEP_2 ? 'handshake' : 'update'
}

/** Whether the update inside holds nothing; the server does not count such a frame. */
export const isEmptyEdit = (frame: Uint8Array): boolean =>
  frame.length === 5 && frame[2] === 2 && frame[3] === 0 && frame[4] === 0

export class SavedCounter {
  private waiting: WaitingEdit[] = []
  private sent = 0
  private durable = 0
  private durableClock = 0
  /** The newest edit while its frame is going out. */
  private leaving: WaitingEdit | null = null
  private readonly onChange: () => void

  constructor(onChange: () => void) {
    this.onChange = onChange
  }

  get unsaved(): Unsaved {
    return { count: new Set(this.waiting.map(({ place }) => place)).size, since: this.waiting[0]?.at ?? null }
  }

  /** Edits of an earlier visit that were not known to be saved when it ended. */
  restore(earlier: Unsaved): void {
    const at = earlier.since
    if (at === null) return
    const restored = Array.from({ length: earlier.count }, (_, i) => ({
      at,
      place: `earlier ${i}`,
      clock: 0,
      frame: null,
    }))
    this.waiting = [...restored, ...this.waiting]
    this.onChange()
  }

  /** A connection was opened. */
  opened(): void {
    this.sent = 0
    this.durable = 0
    this.durableClock = 0
    this.leaving = null
    for (const edit of this.waiting) edit.frame = null
  }

  /** A frame went out. */
  frameSent(frame: Uint8Array): void {
    const kind = editFrame(frame)
    if (kind === null) return
    if (!isEmptyEdit(frame)) this.sent += 1
    if (kind === 'update') {
      if (this.leaving) this.leaving.frame = this.sent
      this.leaving = null
      return
    }
    // The handshake carries everything the server lacks.
    for (const edit of this.waiting) edit.frame ??= this.sent
    this.settle()
  }

  /** The document was edited here. Called before the frame goes out, if there is a line. */
  edited(at: number, clock: number, place: string): void {
    this.leaving = { at, place, clock, frame: null }
    this.waiting.push(this.leaving)
    this.onChange()
  }

  /** The server told what is durable; `clock` is what it has of this document's writer. */
  saved(frames: number, clock: number): void {
    this.durable = frames
    this.durableClock = clock
    this.settle()
  }

  private settle(): void {
    const before = this.waiting.length
    this.waiting = this.waiting.filter(
      ({ frame, clock }) => frame === null || frame > this.durable || clock > this.durableClock,
    )
    if (this.waiting.length !== before) this.onChange()
  }
}
