import type { EditableCollection } from '@warroom/shared/document/board-edits.ts'
import { useEffect } from 'react'
import type * as Y from 'yjs'
import { useRoom } from './room-context.ts'

/** Written by the server beside the person's own edit: nobody did anything. */
const BOOKKEEPING = new Set(['number'])

export interface RecordChange {
  readonly id: string
  /** Added, or put elsewhere in the order. */
  readonly placed: boolean
}

export interface RecordChangeListener {
  /** By the person at this screen, undo included. */
  readonly onOwn?: (changes: readonly RecordChange[]) => void
  /** By anybody else. Nothing is told while the document is first loading. */
  readonly onOthers?: (changes: readonly RecordChange[]) => void
}

/**
 * Tells which records of a collection were changed or added, and on which side, as it happens: for what is shown beside
 * the rows, not for their content. `listener` is kept while it stays the same object.
 */
export function useRecordChanges(collection: EditableCollection, listener: RecordChangeListener): void {
  const { board, connection } = useRoom()
  useEffect(() => {
    const root = board.document[collection]
    const onChange = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      const tell = transaction.local ? listener.onOwn : listener.onOthers
      if (!tell || (!transaction.local && connection.state.get().status === 'loading')) return
      const changes = events.flatMap(changesOf)
      if (changes.length > 0) tell(changes)
    }
    root.observeDeep(onChange)
    return () => root.unobserveDeep(onChange)
  }, [board, connection, collection, listener])
}

function changesOf(event: Y.YEvent<Y.AbstractType<unknown>>): RecordChange[] {
  const [id] = event.path
  const keys = [...event.changes.keys.keys()]
  if (id === undefined) return keys.map((key) => ({ id: key, placed: true }))
  if (keys.length > 0 && keys.every((key) => BOOKKEEPING.has(key))) return []
  return [{ id: String(id), placed: event.path.length === 1 && keys.includes('order') }]
}
