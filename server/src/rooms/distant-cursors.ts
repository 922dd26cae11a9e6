/** Text cursors of people at other instances, kept for those who come here later. Bounded by time: nobody renews the dead. */
export interface CursorEntry {
  readonly clientId: number
  readonly clock: number
  /** As it was told; `'null'` for somebody who has gone. */
  readonly json: string
}

/** Clients renew theirs every 15 s, and drop what was not renewed for 30 s. */
const FORGOTTEN_AFTER_MS = 30_000
const JUST_NOW_MS = 5_000
/** No instance has more people in one room. */
const MAX_PER_INSTANCE = 2_000

interface Distant {
  readonly entry: CursorEntry
  readonly heardAt: number
}

export class DistantCursors {
  private readonly instances = new Map<string, Map<number, Distant>>()

  hear(instanceId: string, entry: CursorEntry, now: number): void {
    const cursors = this.instances.get(instanceId) ?? new Map<number, Distant>()
    this.instances.set(instanceId, cursors)
    if (entry.json === 'null') cursors.delete(entry.clientId)
    else if (cursors.size < MAX_PER_INSTANCE || cursors.has(entry.clientId)) {
      cursors.set(entry.clientId, { entry, heardAt: now })
    }
  }

  /** Whether they gave a sign of life just now. Word that they left may have been lost, so an older one proves nothing. */
  isShown(clientId: number, now: number): boolean {
    return [...this.instances.values()].some((cursors) => {
      const heardAt = cursors.get(clientId)?.heardAt
      return heardAt !== undefined && now - heardAt <= JUST_NOW_MS
    })
  }

  /** They have come here: what the other instance still says of them is old. */
  moved(clientId: number): void {
    for (const cursors of this.instances.values()) cursors.delete(clientId)
  }

  all(now: number): CursorEntry[] {
    const fresh: CursorEntry[] = []
    for (const cursors of this.instances.values()) {
      for (const [clientId, { entry, heardAt }] of cursors) {
        if (now - heardAt > FORGOTTEN_AFTER_MS) cursors.delete(clientId)
        else fresh.push(entry)
      }
    }
    return fresh
  }

  /** Forgets everybody at an instance that is no more; who they were. */
  gone(instanceId: string): CursorEntry[] {
    const cursors = this.instances.get(instanceId)
    this.instances.delete(instanceId)
    return [...(cursors?.values() ?? [])].map(({ entry }) => entry)
  }
}
