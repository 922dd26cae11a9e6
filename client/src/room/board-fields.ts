/** Reading and writing single short fields of the board, confidence included, as undo and "use mine" need it. */
import type { BoardDocument } from '@warroom/shared/document/board-document.ts'
import { type EditableCollection, LOCAL_EDIT, setFields } from '@warroom/shared/document/board-edits.ts'
import * as Y from 'yjs'
import type { FieldValue } from './overwritten-contract.ts'

/** One short field's change. A record's creation is a change, too: of its state, from put away to there. */
export interface FieldStep {
  readonly collection: EditableCollection | 'confidence'
  readonly id: string
  readonly field: string
  readonly from: FieldValue
  readonly to: FieldValue
}

const asFieldValue = (value: unknown): FieldValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null

export function readField(
  board: BoardDocument,
  { collection, id, field }: Pick<FieldStep, 'collection' | 'id' | 'field'>,
): FieldValue {
  if (collection === 'confidence') return asFieldValue(board.confidence.get(id))
  const map = board[collection].get(id)
  const value = map instanceof Y.Map ? map.get(field) : null
  // A record that was never withdrawn does not say so.
  return field === 'withdrawn' ? value === true : asFieldValue(value)
}

/** Writes fields in one transaction. */
export function writeFields(
  board: BoardDocument,
  values: readonly (Pick<FieldStep, 'collection' | 'id' | 'field'> & { readonly value: FieldValue })[],
): void {
  board.doc.transact(() => {
    for (const { collection, id, field, value } of values) {
      if (collection !== 'confidence') setFields(board, collection, id, { [field]: value })
      else if (value === null) board.confidence.delete(id)
      else board.confidence.set(id, value)
    }
  }, LOCAL_EDIT)
}

/** The writer of a field's present value, and when in that writer's own count. */
export function fieldItem(
  board: BoardDocument,
  collection: EditableCollection,
  id: string,
  field: string,
): Y.Item | null {
  const map = board[collection].get(id)
  return map instanceof Y.Map ? (map._map.get(field) ?? null) : null
}
