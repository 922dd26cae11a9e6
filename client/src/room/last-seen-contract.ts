import type { SeenState } from '@warroom/shared/domain/seen-state.ts'
import type { Readable } from './observable.ts'

/** `back`: after an absence, with what was seen before it. `new`: a late joiner, who has seen nothing. */
export type CatchUpNeed =
  | { readonly kind: 'back'; readonly seen: SeenState; readonly awayMs: number }
  | { readonly kind: 'new' }

/** Whether the person at this screen has to be told what they missed. */
export interface LastSeenLane {
  readonly need: Readable<CatchUpNeed | null>
  dismiss(): void
}
