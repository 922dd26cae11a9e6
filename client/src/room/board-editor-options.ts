import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import type { BoardStore } from './board-store.ts'
import type { OverwrittenList } from './overwritten-list.ts'
import type { Me } from './room.ts'
import type { UndoList } from './undo-list.ts'

/** What editing a board needs: where it is written, by whom, and who remembers it. */
export interface BoardEditorOptions {
  readonly board: BoardStore
  readonly me: Me
  readonly canEdit: boolean
  readonly whyNot: string | null
  readonly now: () => number
  readonly ids: IdSource
  readonly random: (below: number) => number
  readonly undo: UndoList
  readonly overwritten: OverwrittenList
}
