import type { SyncCondition } from '@warroom/shared/domain/lamp.ts'
import type { CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import type { Readable } from './observable.ts'

/**
 * `loading`: nothing to show yet. `syncing`: something is shown (the copy on this device) and newer is being asked for.
 * `live`: what is shown is what the server has. `offline`: no line; the board goes on. `refused`: see `refusedBecause`.
 */
export type ConnectionStatus = 'loading' | 'live' | 'syncing' | 'offline' | 'refused'

/** Text that could not be sent and that the room has no place for any more; it stays here until dismissed. */
export interface KeptDraft {
  readonly id: string
  /** "What happened", "action", … */
  readonly where: string
  readonly text: string
}

export interface MergedWhileAway {
  readonly count: number
  /** What others did, in words, oldest first; the last fifty when there are more. */
  readonly entries: readonly { readonly text: string }[]
  /** How many of my own edits waited on this device and went in with it. */
  readonly ownEdits: number
}

export interface ConnectionState {
  readonly status: ConnectionStatus
  readonly refusedBecause: CloseReason | null
  /** Since when there is no line, by the server's clock; `null` while there is. */
  readonly offlineSince: number | null
  /** Edits of this device that are not yet on the server's disk. */
  readonly unsavedEdits: number
  /** Since when the oldest of them waits, by the server's clock. */
  readonly unsentSince: number | null
  readonly lastContactAt: number | null
  /** The server is there and cannot save. */
  readonly storageUnavailable: boolean
  /** What people at other instances of the server do comes late. */
  readonly instancesApart: boolean
  /** This browser keeps no copy on the device (private window, disk full): unsaved edits do not survive closing the tab. */
  readonly keepsNoCopy: boolean
  readonly mergedWhileAway: MergedWhileAway | null
  readonly keptDrafts: readonly KeptDraft[]
  /** For `syncLamp`. */
  readonly syncCondition: SyncCondition
}

export interface Connection {
  readonly state: Readable<ConnectionState>
  /** Whether commands and presence can be sent now. */
  readonly online: Readable<boolean>
  dismissMerged(): void
  dismissDraft(id: string): void
  /** Tries at once instead of waiting for the next attempt. */
  retryNow(): void
}
