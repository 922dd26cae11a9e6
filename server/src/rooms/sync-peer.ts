import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import type { Budget } from './person-budget.ts'

/** How much a frame matters when a reader is slow: presence may be forgotten, content must arrive. */
export type FrameKind = 'content' | 'presence'

/** One connection to one document, as its room sees it. */
export interface SyncPeer {
  readonly connectionId: string
  readonly actor: Actor
  readonly document: DocumentName
  readonly mayWrite: boolean
  /** Asked for `saved` messages with `?acks=1`. */
  readonly wantsAcks: boolean
  /** A stock client, which passes edits on to and from the other tabs of its browser; ours never does. */
  readonly mayBringOthers: boolean
  /** The person's, which all their lines share. */
  readonly budget: Budget
  send(frame: Uint8Array, kind: FrameKind): void
  close(reason: CloseReason): void
}

/** What the room gives back for a peer: where its frames go. */
export interface PeerSeat {
  receive(frame: Uint8Array): void
  leave(): void
}
