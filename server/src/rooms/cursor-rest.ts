/**
 * Cursors of many people go out together: the first at once, and what moves in the next moment in one frame for all. Fifty
 * people who move are otherwise twelve thousand writes a second that nobody can read.
 */
import type { Scheduler } from '@warroom/shared/ports/clock.ts'
import { readEntries, writeEntries } from './awareness-update.ts'
import type { CursorEntry } from './distant-cursors.ts'
import { awarenessFrame } from './sync-frames.ts'
import type { SyncPeer } from './sync-peer.ts'

/** Two frames of a film: a cursor that moves on looks no different. */
const REST_MS = 40

interface Moved {
  readonly entry: CursorEntry
  /** Who must not hear of it: they know, and may have moved on. `null` for somebody at another instance. */
  readonly author: SyncPeer | null
}

export class CursorRest {
  private readonly ports: {
    readonly after: Scheduler['after']
    readonly peers: () => Iterable<SyncPeer>
    /** What people here show, for the other instances. */
    readonly tellInstances: (update: Uint8Array) => void
  }
  private moved = new Map<number, Moved>()
  private isResting = false

  constructor(ports: CursorRest['ports']) {
    this.ports = ports
  }

  /** `update` is the author's, or of people at another instance. */
  tell(update: Uint8Array, author: SyncPeer | null): void {
    for (const entry of readEntries(update)) this.moved.set(entry.clientId, { entry, author })
    if (!this.isResting) this.flush()
  }

  private flush(): void {
    this.isResting = this.moved.size > 0
    if (!this.isResting) return
    const all = [...this.moved.values()]
    this.moved = new Map()
    const everything = awarenessFrame(updateOf(all))
    const authors = new Set(all.map(({ author }) => author))
    for (const peer of this.ports.peers()) {
      if (!authors.has(peer)) peer.send(everything, 'presence')
      else {
        const others = all.filter(({ author }) => author !== peer)
        if (others.length > 0) peer.send(awarenessFrame(updateOf(others)), 'presence')
      }
    }
    const fromHere = all.filter(({ author }) => author !== null)
    if (fromHere.length > 0) this.ports.tellInstances(updateOf(fromHere))
    this.ports.after(REST_MS, () => this.flush())
  }
}

const updateOf = (moved: readonly Moved[]): Uint8Array => writeEntries(moved.map(({ entry }) => entry))
