import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { Focus } from '@warroom/shared/domain/presence.ts'
import type * as Y from 'yjs'
import type { Listeners } from './observable.ts'

/** Somebody else's caret in a text, as indexes of now. */
export interface RemoteCaret {
  readonly clientId: number
  readonly personId: PersonId
  readonly name: string
  readonly anchor: number
  readonly head: number
}

export interface TextCursors {
  readonly subscribe: Listeners['subscribe']
  /** Others' carets in this text. */
  caretsIn(text: Y.Text): readonly RemoteCaret[]
  /** Tells where my selection is. Sent at most ten times a second. */
  place(focus: Focus, text: Y.Text, selection: { readonly anchor: number; readonly head: number }): void
  /** Takes my selection away, unless it is in another field by now. */
  leave(focus: Focus): void
}
