/**
 * Word between the instances of one workspace. A hint, never a truth: it may come late, twice, out of order or not at
 * all, and nothing may be wrong then but late. The truth is the log.
 */
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { ClientOwner, NewLogRow } from './incident-log.ts'

/** Rows of an incident's log that are committed. */
export interface AppendedNews {
  readonly kind: 'appended'
  readonly incidentId: IncidentId
  /** Seq of the first and of the last of them. */
  readonly from: number
  readonly head: number
  /** What was written; `null` when it is too much for a message, and to be read from the log. */
  readonly written: {
    readonly rows: readonly Pick<NewLogRow, 'document' | 'update'>[]
    readonly newClients: readonly ClientOwner[]
  } | null
}

/** Text cursors of people at one instance, as an awareness update whose names are the sessions'. */
export interface CursorsNews {
  readonly kind: 'cursors'
  readonly incidentId: IncidentId
  readonly document: DocumentName
  readonly update: Uint8Array
}

export type InstanceNews =
  | AppendedNews
  | CursorsNews
  /** Somebody opened this incident's room and asks the others for their cursors. */
  | { readonly kind: 'cursorsAsked'; readonly incidentId: IncidentId }
  /** Sockets opened with it are to be closed. A hash, not the secret. */
  | { readonly kind: 'signInEnded'; readonly sessionRef: string }

/**
 * `alone`: there can be no other instance. `together`: word gets through. `apart`: there may be others, and word does not
 * get through; what they do is only in the log.
 */
export type Reach = 'alone' | 'together' | 'apart'

export interface InstanceBus {
  readonly reach: Reach
  /** Whether another instance was heard of lately, or before word ceased to get through. */
  readonly hasOthers: boolean
  /** Who they are, with how long ago each was heard, in milliseconds. */
  readonly others: ReadonlyMap<string, number>
  /** Never throws and never waits. Not delivered to the teller. */
  tell(news: InstanceNews): void
  /** Each returns the unsubscriber. */
  onNews(listener: (news: InstanceNews, instanceId: string) => void): () => void
  /** After `reach` or `hasOthers` changed. */
  onChange(listener: () => void): () => void
  /** An instance has said goodbye, or was not heard for long though word gets through. */
  onGone(listener: (instanceId: string) => void): () => void
  /** Something an instance said was lost: what it was is in the log. */
  onMissed(listener: () => void): () => void
}
