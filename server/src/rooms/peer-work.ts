import type { Edit } from './edit-batch.ts'
import type { SyncPeer } from './sync-peer.ts'

/** An edit, or the question for what is missing. */
export type PeerWork =
  | ({ readonly kind: 'edit' } & Edit)
  | { readonly kind: 'step1'; readonly peer: SyncPeer; readonly stateVector: Uint8Array }
