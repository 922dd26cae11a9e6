/** A place for somebody whose room is still being opened: their first question is answered from what is stored. */
import { asksForAll, readFrame } from './sync-frames.ts'
import type { PeerSeat, SyncPeer } from './sync-peer.ts'
import { WaitingFrames } from './waiting-frames.ts'

export class WaitingSeat implements PeerSeat {
  private readonly peer: SyncPeer
  private readonly room: {
    /** The whole document as it is stored; `null` when the room is about to know more. */
    readonly everything: () => readonly Uint8Array[] | null
    readonly asked: () => void
    readonly needsRoom: () => void
    readonly left: () => void
  }
  private readonly waiting = new WaitingFrames()
  private seat: PeerSeat | null = null
  private isAnswered = false
  private hasLeft = false

  constructor(peer: SyncPeer, room: WaitingSeat['room']) {
    this.peer = peer
    this.room = room
  }

  receive(frame: Uint8Array): void {
    if (this.hasLeft) return
    if (this.seat) this.seat.receive(frame)
    else if (!this.answers(frame)) this.wait(frame)
  }

  leave(): void {
    if (this.hasLeft) return
    this.hasLeft = true
    this.waiting.take()
    this.seat?.leave()
    this.room.left()
  }

  /** Goes into the room, with what has come meanwhile. */
  moveInto(room: { attach(peer: SyncPeer): PeerSeat }): void {
    if (this.hasLeft) return
    this.seat = room.attach(this.peer)
    for (const frame of this.waiting.take()) this.seat.receive(frame)
  }

  /** There is no room to go into. */
  refuse(): void {
    if (!this.seat && !this.hasLeft) this.peer.close('storageUnavailable')
  }

  private answers(frame: Uint8Array): boolean {
    const read = readFrame(frame)
    if (this.isAnswered || read?.type !== 'step1' || !asksForAll(read.stateVector)) return false
    const answers = this.room.everything()
    if (!answers) return false
    this.isAnswered = true
    for (const answer of answers) this.peer.send(answer, 'content')
    this.room.asked()
    return true
  }

  private wait(frame: Uint8Array): void {
    if (!this.waiting.add(frame)) {
      this.leave()
      this.peer.close('tooManyMessages')
      return
    }
    if (!isCursor(frame)) this.room.needsRoom()
  }
}

/** Where somebody is may be told a little later. */
function isCursor(frame: Uint8Array): boolean {
  const type = readFrame(frame)?.type
  return type === 'awareness' || type === 'queryAwareness'
}
