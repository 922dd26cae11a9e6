/** The editing half of a room: edits, undo and lost values, which belong together and know nothing of any line. */
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import { BoardEditor } from './board-editor.ts'
import { fieldItem } from './board-fields.ts'
import type { BoardStore } from './board-store.ts'
import type { OverwrittenFields } from './overwritten-contract.ts'
import { OverwrittenList, type OwnValue } from './overwritten-list.ts'
import type { Me, Room } from './room.ts'
import { UndoList } from './undo-list.ts'

export interface BoardEditingOptions {
  readonly board: BoardStore
  readonly me: Me
  readonly writing: Room['writing']
  readonly now: () => number
  readonly ids: IdSource
  readonly random: (below: number) => number
  /** The name behind a document's writer; `null` when it is not known. */
  readonly nameOfWriter: (client: number, recordId: string) => string | null
  readonly keep: (values: readonly OwnValue[]) => void
}

export interface BoardEditing {
  readonly edits: BoardEditor
  readonly undo: UndoList
  readonly overwritten: OverwrittenList
  /** The same for screens. */
  readonly overwrittenFields: OverwrittenFields
}

export function boardEditing(options: BoardEditingOptions): BoardEditing {
  const { board, me, writing, now, ids, random, nameOfWriter, keep } = options
  const overwritten = new OverwrittenList({ board: board.document, now, nameOfWriter, keep })
  const undo = new UndoList({
    board: board.document,
    ids,
    now,
    authorOf: ({ collection, id, field }) => {
      const item = collection === 'confidence' ? null : fieldItem(board.document, collection, id, field)
      return item && nameOfWriter(item.id.client, id)
    },
    onWritten: (steps) => {
      for (const { collection, id, field } of steps) {
        if (collection !== 'confidence') overwritten.noteOwn(collection, id, field)
      }
    },
  })
  const edits = new BoardEditor({ board, me, ...writing, now, ids, random, undo, overwritten })
  const overwrittenFields: OverwrittenFields = {
    offers: overwritten.offers,
    restoreMine: (collection, id, field) => {
      const mine = overwritten.answer(collection, id, field)
      if (mine) edits.putBack(collection, id, field, mine.value)
    },
    keepTheirs: (collection, id, field) => {
      overwritten.answer(collection, id, field)
    },
  }
  return { edits, undo, overwritten, overwrittenFields }
}
