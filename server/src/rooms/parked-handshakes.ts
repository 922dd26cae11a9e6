/**
 * Handshakes of which a part waits: what somebody else wrote and has not sent yet. Tabs of one browser pass edits to each
 * other while the server is away; whoever comes back first brings the other's along. They may not be taken from the wrong
 * hand, and are not held against it either: they wait for their author, as long as the line that brought them is open;
 * only if the author is here and sends nothing of it, it was forged.
 */
import type { Scheduler } from '@warroom/shared/ports/clock.ts'
import type { Edit } from './edit.ts'
import type { AwaitedAuthors } from './edit-batch.ts'
import type { SyncPeer } from './sync-peer.ts'

/** A client that has lost its server tries again within 2.5 s, and one that is here has sent what it wrote long before. */
const CLAIM_MS = 5_000

interface Parked {
  readonly edit: Edit
  /** How far each awaited author's writing had got here. */
  readonly states: ReadonlyMap<number, number>
  readonly cancel: () => void
}

export class ParkedHandshakes {
  private readonly parked = new Map<SyncPeer, Parked>()
  private readonly scheduler: Scheduler
  private readonly retry: (edit: Edit) => void

  constructor(scheduler: Scheduler, retry: (edit: Edit) => void) {
    this.scheduler = scheduler
    this.retry = retry
  }

  /** One per connection: a newer one holds everything the older did. */
  park(edit: Edit, { clients, connected }: AwaitedAuthors, stateOf: (client: number) => number): void {
    this.forget(edit.peer)
    const states = new Map(clients.map((client) => [client, stateOf(client)]))
    const again = () => this.retry({ ...edit, waitedFor: connected })
    const cancel = this.scheduler.after(CLAIM_MS, again)
    this.parked.set(edit.peer, { edit, states, cancel })
  }

  /** After a commit: those one of whose authors has sent something are judged again. */
  wake(stateOf: (peer: SyncPeer, client: number) => number): void {
    for (const [peer, { edit, states }] of this.parked) {
      if ([...states].some(([client, state]) => stateOf(peer, client) > state)) this.retry(edit)
    }
  }

  forget(peer: SyncPeer): void {
    this.parked.get(peer)?.cancel()
    this.parked.delete(peer)
  }

  clear(): void {
    for (const peer of [...this.parked.keys()]) this.forget(peer)
  }
}
