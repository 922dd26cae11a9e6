/** What becomes of a room when storage takes nothing (invariant 3 of the room). */
import { PoisonedEdit } from './edit-batch.ts'
import { type FollowingRoom, startOver } from './following.ts'
import type { SyncPeer } from './sync-peer.ts'

/** Storage did not take it; the room is as the log says, and goes on. */
export class NotCommitted extends Error {}

/** Runs a step that may commit. If it cannot: back to what the log holds, before anybody is told anything else. */
export async function keepingLog<R>(room: FollowingRoom, run: () => Promise<R>): Promise<R> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof PoisonedEdit) throw error
    room.ports.logger.error({ incidentId: room.id, err: error }, 'nothing could be committed')
    await startOver(room)
    throw new NotCommitted('Storage did not take it', { cause: error })
  }
}

/** Their edits are not saved: they come back with them when they can be. Readers stay. */
export function sendBack(room: FollowingRoom, edits: readonly { readonly peer: SyncPeer }[]): void {
  for (const peer of new Set(edits.map((edit) => edit.peer))) {
    const lane = room.laneOf(peer)
    if (lane.peers.has(peer)) lane.leave(peer)
    room.parked.forget(peer)
    peer.close('storageUnavailable')
  }
}
