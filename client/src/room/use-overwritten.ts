import type { EditableCollection } from '@warroom/shared/document/board-edits.ts'
import { useMemo } from 'react'
import { fieldKey, type Overwritten } from './overwritten-contract.ts'
import { useRoom } from './room-context.ts'
import { useKeyed } from './use-readable.ts'

export interface OverwrittenUse extends Overwritten {
  readonly useMine: () => void
  readonly keep: () => void
}

/** My own value of this field, offered back after somebody else's replaced it; `null` when there is nothing to answer. */
export function useOverwritten(
  collection: EditableCollection,
  id: string,
  field: string,
): OverwrittenUse | null {
  const { overwritten } = useRoom()
  const offer = useKeyed(overwritten.offers, fieldKey(collection, id, field))
  return useMemo(
    () =>
      offer && {
        ...offer,
        useMine: () => overwritten.restoreMine(collection, id, field),
        keep: () => overwritten.keepTheirs(collection, id, field),
      },
    [offer, overwritten, collection, id, field],
  )
}
