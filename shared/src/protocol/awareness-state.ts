import type { PersonId } from '../domain/ids.ts'
import type { Focus } from '../domain/presence.ts'

/**
 * Awareness carries text cursors only; who is here is the presence lane's. `user` is always overwritten by the server
 * with the session's person.
 */
export interface AwarenessState {
  readonly user: { readonly personId: PersonId; readonly name: string }
  readonly focus?: Focus | null
  /** Encoded relative positions of the selection in the focused text. */
  readonly cursor?: { readonly anchor: unknown; readonly head: unknown } | null
}
