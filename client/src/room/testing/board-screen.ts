import { openBoard } from '@warroom/shared/document/board-document.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import type { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { SequentialIds } from '@warroom/shared/testing/sequential-ids.ts'
import type * as Y from 'yjs'
import { BoardEditor } from '../board-editor.ts'
import { fieldItem } from '../board-fields.ts'
import { BoardStore } from '../board-store.ts'
import { OverwrittenList, type OwnValue } from '../overwritten-list.ts'
import { UndoList } from '../undo-list.ts'

/** The editing half of a screen on a document of its own, without any line. */
export function boardScreen(name: string, doc: Y.Doc, clock: FakeClock, names: ReadonlyMap<number, string>) {
  const board = new BoardStore(openBoard(doc))
  const ids = new SequentialIds(`${name}-`)
  const now = () => clock.now()
  let kept: readonly OwnValue[] = []
  const nameOfWriter = (client: number): string | null => names.get(client) ?? null
  const overwritten = new OverwrittenList({
    board: board.document,
    now,
    nameOfWriter,
    keep: (values) => {
      kept = values
    },
  })
  const undo = new UndoList({
    board: board.document,
    ids,
    now,
    authorOf: ({ collection, id, field }) => {
      const item = collection === 'confidence' ? null : fieldItem(board.document, collection, id, field)
      return item && nameOfWriter(item.id.client)
    },
    onWritten: () => undefined,
  })
  const edits = new BoardEditor({
    board,
    me: { personId: asPersonId(name), name, accountRole: 'responder' },
    canEdit: true,
    whyNot: null,
    now,
    ids,
    random: () => 0,
    undo,
    overwritten,
  })
  return { board, edits, undo, overwritten, kept: () => kept }
}
