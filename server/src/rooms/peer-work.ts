import type { Edit } from './edit.ts'
import type { SyncPeer } from './sync-peer.ts'

/** An edit, the question for what is missing, or somebody new to be greeted. */
export type PeerWork =
  | ({ readonly kind: 'edit' } & Edit)
  | { readonly kind: 'greeting'; readonly peer: SyncPeer }
  | { readonly kind: 'step1'; readonly peer: SyncPeer; readonly stateVector: Uint8Array }
