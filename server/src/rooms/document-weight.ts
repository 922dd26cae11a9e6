/**
 * How large a document has grown, so that nobody can make it larger than a room can hold (RELIABILITY 2b). Updates are
 * added up, which is too much, for what is overwritten or deleted weighs little; when the sum reaches the limit the
 * document is measured.
 */
import * as Y from 'yjs'

/** Of its full state. A long incident of many people stays under one megabyte. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
/** Measuring takes as long as sending it: not again before it may have grown by a twentieth. */
const FULL_AT = 0.95

export class DocumentWeight {
  /** At most this; less when something was overwritten. */
  bytes: number
  private readonly most: number

  constructor(bytes: number, most = MAX_DOCUMENT_BYTES) {
    this.bytes = bytes
    this.most = most
  }

  add(update: Uint8Array): void {
    this.bytes += update.byteLength
  }

  /** Whether nothing may be added any more. */
  isFull(doc: Y.Doc): boolean {
    if (this.bytes <= this.most) return false
    const measured = Y.encodeStateAsUpdate(doc).byteLength
    if (measured > this.most * FULL_AT) return true
    this.bytes = measured
    return false
  }
}
