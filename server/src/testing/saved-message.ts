import { SAVED_MESSAGE, type SavedMessage } from '@warroom/shared/protocol/sync-messages.ts'
import * as decoding from 'lib0/decoding'

/** The newest `saved` message among frames, or `null`. */
export function readSaved(frames: readonly Uint8Array[]): SavedMessage | null {
  const frame = frames.findLast((f) => f[0] === SAVED_MESSAGE)
  if (!frame) return null
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  return {
    stateVector: decoding.readVarUint8Array(decoder),
    seq: decoding.readVarUint(decoder),
    frames: decoding.readVarUint(decoder),
  }
}
