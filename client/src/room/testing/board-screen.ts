import { openBoard } from '@warroom/shared/document/board-document.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import type { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { SequentialIds } from '@warroom/shared/testing/sequential-ids.ts'
import type * as Y from 'yjs'
import { boardEditing } from '../board-editing.ts'
import { BoardStore } from '../board-store.ts'
import type { OwnValue } from '../overwritten-list.ts'

/** The editing half of a screen on a document of its own, without any line. */
export function boardScreen(name: string, doc: Y.Doc, clock: FakeClock, names: ReadonlyMap<number, string>) {
  const board = new BoardStore(openBoard(doc))
  let kept: readonly OwnValue[] = []
  const editing = boardEditing({
    board,
    me: { personId: asPersonId(name), name, accountRole: 'responder' },
    writing: { canEdit: true, whyNot: null },
    now: () => clock.now(),
    ids: new SequentialIds(`${name}-`),
    random: () => 0,
    nameOfWriter: (client) => names.get(client) ?? null,
    keep: (values) => {
      kept = values
    },
  })
  return { board, ...editing, kept: () => kept }
}
