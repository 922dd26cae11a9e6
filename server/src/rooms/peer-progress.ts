/** How far one connection's edits have got. */
export interface PeerProgress {
  /** Frames with edits received so far. */
  received: number
  /** Frames with edits that are on disk. */
  durable: number
  /** Something was dropped because it builds on what has not arrived; nothing counts as saved until the resync. */
  awaitingResync: boolean
  /** Resyncs asked for since the last one that came. */
  resyncsAsked: number
  /** Edits that came since the first of those, and build on what has not come. */
  droppedMeanwhile: number
  /** Number of the last frame that was dropped so. */
  lastDropped: number
}

export const newProgress = (): PeerProgress => ({
  received: 0,
  durable: 0,
  awaitingResync: false,
  resyncsAsked: 0,
  droppedMeanwhile: 0,
  lastDropped: 0,
})
