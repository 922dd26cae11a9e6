import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import { WallFeed, type WallFeedParts, type WallViewer } from './wall-feed.ts'

/** The feeds of the incidents somebody watches. Listens to rooms and presence only while there is one. */
export class WallFeeds {
  private readonly parts: WallFeedParts
  private readonly feeds = new Map<IncidentId, WallFeed>()
  private stopListening: (() => void) | null = null

  constructor(parts: WallFeedParts) {
    this.parts = parts
  }

  /** Returns how to stop watching; calling it again does nothing. */
  watch(id: IncidentId, viewer: WallViewer): () => void {
    const feed = this.feeds.get(id) ?? new WallFeed(id, this.parts)
    this.feeds.set(id, feed)
    this.listen()
    feed.watch(viewer)
    return () => {
      feed.leave(viewer)
      if (!feed.isWatched && this.feeds.get(id) === feed) this.feeds.delete(id)
      if (this.feeds.size === 0) this.rest()
    }
  }

  /** Once, for whoever cannot keep a stream open. Rejects when storage fails. */
  current(id: IncidentId): Promise<WallProjection | null> {
    return (this.feeds.get(id) ?? new WallFeed(id, this.parts)).project()
  }

  /** Resolves when no feed is reading. */
  async settled(): Promise<void> {
    await Promise.all([...this.feeds.values()].map((feed) => feed.settled()))
  }

  private listen(): void {
    if (this.stopListening) return
    const changed = (id: IncidentId): void => this.feeds.get(id)?.changed()
    const stopCommits = this.parts.rooms.onCommit(changed)
    const stopPresence = this.parts.presence.onChange(changed)
    this.stopListening = () => {
      stopCommits()
      stopPresence()
    }
  }

  private rest(): void {
    this.stopListening?.()
    this.stopListening = null
  }
}
