/** Everything outside the room client: the browser, or what stands in for it in tests. */
import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import type { CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import type { LocalCopies } from './local-copy.ts'

/** What the page tells of the person and itself. Each returns the unsubscriber. */
export interface PageSignals {
  /** Pointer or keys were used. */
  onActivity(listener: () => void): () => void
  onVisibility(listener: () => void): () => void
  isHidden(): boolean
  /** The network went or came, as far as the browser knows. */
  onNetwork(listener: () => void): () => void
  /** The page is being left, perhaps to come back. */
  onLeave(listener: () => void): () => void
  onReturn(listener: () => void): () => void
}

export interface Surroundings {
  /** This device's clock. */
  readonly clock: Clock & Scheduler
  readonly ids: IdSource
  /** Integers in [0, below). */
  readonly random: (below: number) => number
  /** `http://host:port` of the server. */
  readonly origin: string
  /** An API token; browsers go by their session cookie. */
  readonly token: string | null
  readonly webSocket: typeof WebSocket
  readonly copies: LocalCopies
  readonly page: PageSignals
  /** Why a line that never opened was refused; `null` when the server did not answer, or has no objection. */
  readonly whyRefused: (incidentId: string) => Promise<CloseReason | null>
}
