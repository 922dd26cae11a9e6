import type { BoardEdits } from './board-edits-contract.ts'
import type { Room } from './room.ts'
import { useRoom } from './room-context.ts'

/** Everything one can do on the board, with whether this person may, and why not (an observer reads along). */
export function useBoardEdits(): BoardEdits & Room['writing'] {
  return useRoom().edits
}
