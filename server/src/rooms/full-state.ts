/**
 * The whole of a document as a newcomer is sent it, without encoding it anew for each: as it was last encoded, or as it
 * lies in storage, and before it the few updates since. Yjs keeps what comes before what it builds on until that has
 * come; the answer to step 1 goes last, so that with it the newcomer has everything.
 */

import { mergeInTree } from './merge-in-tree.ts'
import { step2Frame, updateFrame } from './sync-frames.ts'

/** With more than this on top, encoding it anew is cheaper for everybody. */
const MOST_SINCE = 400
const MOST_BYTES_SINCE = 64 * 1024

export class FullState {
  private base: Uint8Array | null = null
  private since: Uint8Array[] = []
  private bytesSince = 0
  private frameSince: Uint8Array | null = null

  /** Of a document that is stored as `state` and the updates after it. */
  static stored(state: Uint8Array, since: readonly Uint8Array[]): FullState {
    const full = new FullState()
    full.base = step2Frame(state)
    full.since = [...since]
    full.bytesSince = since.reduce((sum, update) => sum + update.byteLength, 0)
    return full
  }

  changed(update: Uint8Array): void {
    if (!this.base) return
    this.since.push(update)
    this.bytesSince += update.byteLength
    this.frameSince = null
    if (this.since.length <= MOST_SINCE && this.bytesSince <= MOST_BYTES_SINCE) return
    this.base = null
    this.since = []
    this.bytesSince = 0
  }

  /** What to send, in this order. `encode` gives the document as it is now; not called for one that was stored just now. */
  frames(encode: () => Uint8Array): readonly Uint8Array[] {
    this.base ??= step2Frame(encode())
    if (this.since.length === 0) return [this.base]
    this.frameSince ??= updateFrame(mergeInTree(this.since))
    return [this.frameSince, this.base]
  }
}
