import type { EditableCollection } from '@warroom/shared/document/board-edits.ts'
import type { KeyedReadable } from './observable.ts'

export type FieldValue = string | number | boolean | null

/** My value of a short field was replaced by somebody's who had not seen it, or only just. */
export interface Overwritten {
  readonly theirs: FieldValue
  readonly mine: FieldValue
  /** Their name; `null` when it is not known. */
  readonly by: string | null
  readonly at: number
}

export interface OverwrittenFields {
  /** The key is made by `fieldKey`. */
  readonly offers: KeyedReadable<Overwritten | null>
  restoreMine(collection: EditableCollection, id: string, field: string): void
  keepTheirs(collection: EditableCollection, id: string, field: string): void
}

export const fieldKey = (collection: EditableCollection, id: string, field: string): string =>
  `${collection}:${id}:${field}`
