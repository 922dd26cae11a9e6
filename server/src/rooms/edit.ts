import type { SyncPeer } from './sync-peer.ts'

/** An update of one connection, as it came. */
export interface Edit {
  readonly peer: SyncPeer
  readonly update: Uint8Array
  readonly fromHandshake: boolean
  /** Which of the connection's frames with edits this is, from 1. */
  readonly frameNumber: number
  /** Of the monotonic clock, in milliseconds. */
  readonly receivedAt: number
  /** Set when it has waited for other authors: those who were connected already when it began to wait. */
  readonly waitedFor?: ReadonlySet<number>
}
