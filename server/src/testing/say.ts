import type { HeldPeer, RoomFixture } from './room-fixture.ts'

/** Says frames over a connection and waits until the room has done what follows from them. */
export async function say(room: RoomFixture, peer: HeldPeer, frames: readonly Uint8Array[]): Promise<void> {
  for (const frame of frames) peer.say(frame)
  await room.settle()
}
