/** What a connection says before there is somebody to hear it: kept in order, and bounded. */
import { MAX_FRAME_BYTES } from '@warroom/shared/protocol/sync-messages.ts'

const MOST_FRAMES = 64
const MOST_BYTES = 2 * MAX_FRAME_BYTES

export class WaitingFrames {
  private frames: Uint8Array[] = []
  private bytes = 0

  /** `false` when there is no room for it. */
  add(frame: Uint8Array): boolean {
    if (this.frames.length >= MOST_FRAMES || this.bytes + frame.length > MOST_BYTES) return false
    this.frames.push(frame)
    this.bytes += frame.length
    return true
  }

  /** Hands over everything, oldest first, and keeps nothing. */
  take(): readonly Uint8Array[] {
    const { frames } = this
    this.frames = []
    this.bytes = 0
    return frames
  }
}
