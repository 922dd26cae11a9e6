import type { EditableCollection } from '@warroom/shared/document/board-edits.ts'
import { useEffect } from 'react'
import type * as Y from 'yjs'
import { useRoom } from './room-context.ts'

/** Written by the server beside the person's own edit: nobody did anything. */
const BOOKKEEPING = new Set(['number'])

/**
 * Tells which records of a collection others changed or added, as it happens: for a mark beside the row, not for its
 * content. Nothing is told while the document is first loading.
 */
export function useRemoteChanges(
  collection: EditableCollection,
  tell: (ids: ReadonlySet<string>) => void,
): void {
  const { board, connection } = useRoom()
  useEffect(() => {
    const root = board.document[collection]
    const onChange = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      if (transaction.local || connection.state.get().status === 'loading') return
      const ids = new Set(events.flatMap(touchedIds))
      if (ids.size > 0) tell(ids)
    }
    root.observeDeep(onChange)
    return () => root.unobserveDeep(onChange)
  }, [board, connection, collection, tell])
}

function touchedIds(event: Y.YEvent<Y.AbstractType<unknown>>): string[] {
  const [id] = event.path
  const keys = [...event.changes.keys.keys()]
  if (id === undefined) return keys
  return keys.length > 0 && keys.every((key) => BOOKKEEPING.has(key)) ? [] : [String(id)]
}
