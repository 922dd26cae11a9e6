import { useRoom } from './room-context.ts'
import type { UndoEntry, UndoHistory } from './undo-contract.ts'
import { useReadable } from './use-readable.ts'

export interface UndoUse extends Pick<UndoHistory, 'undo' | 'redo'> {
  readonly last: UndoEntry | null
  /** Newest last; twenty at most. */
  readonly list: readonly UndoEntry[]
  readonly redoable: UndoEntry | null
}

/** My acts on the board by name. Undo writes a new change that restores the old value, if nobody changed it since. */
export function useUndo(): UndoUse {
  const { undo } = useRoom()
  const { list, redoable } = useReadable(undo.state)
  return { last: list.at(-1) ?? null, list, redoable, undo: undo.undo, redo: undo.redo }
}
