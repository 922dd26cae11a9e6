import type { Readable } from './observable.ts'

export interface UndoEntry {
  readonly id: string
  /** What I did, as a sentence. */
  readonly label: string
  readonly at: number
}

export type UndoResult =
  | { readonly ok: true }
  /** `force` puts mine back anyway. */
  | { readonly ok: false; readonly why: string; readonly force: () => void }

export interface UndoState {
  /** Newest last; twenty at most. */
  readonly list: readonly UndoEntry[]
  readonly redoable: UndoEntry | null
}

export interface UndoHistory {
  readonly state: Readable<UndoState>
  /** Undoes the newest act, or the one named. */
  undo(id?: string): UndoResult
  redo(): UndoResult
}
