/**
 * Handshakes that carry what somebody else wrote and has not sent yet. Sibling tabs of one browser pass edits to each
 * other while the server is away; whoever comes back first brings the other's along. They may not be taken from the wrong
 * hand, and are not held against it either: they wait for their author, and only if nobody comes the line is cut.
 */
import type { Scheduler } from '@warroom/shared/ports/clock.ts'
import type { Edit } from './edit-batch.ts'
import type { SyncPeer } from './sync-peer.ts'

/** A client that has lost its server tries again within 2.5 s. */
const WAIT_MS = 5_000

export class ParkedHandshakes {
  private readonly parked = new Map<SyncPeer, { edit: Edit; readonly cancel: () => void }>()
  private readonly scheduler: Scheduler
  private readonly onExpired: (peer: SyncPeer) => void

  constructor(scheduler: Scheduler, onExpired: (peer: SyncPeer) => void) {
    this.scheduler = scheduler
    this.onExpired = onExpired
  }

  /** One per connection; a newer one takes the place of the older and waits no longer than that would have. */
  park(edit: Edit): void {
    const before = this.parked.get(edit.peer)
    if (before) {
      before.edit = edit
      return
    }
    const cancel = this.scheduler.after(WAIT_MS, () => {
      this.parked.delete(edit.peer)
      this.onExpired(edit.peer)
    })
    this.parked.set(edit.peer, { edit, cancel })
  }

  /** All that wait, to be judged again after something was committed. */
  all(): Edit[] {
    return [...this.parked.values()].map(({ edit }) => edit)
  }

  forget(peer: SyncPeer): void {
    this.parked.get(peer)?.cancel()
    this.parked.delete(peer)
  }

  clear(): void {
    for (const peer of [...this.parked.keys()]) this.forget(peer)
  }
}
