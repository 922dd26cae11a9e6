import type { SeenView } from '@warroom/shared/domain/seen-state.ts'
import { useCallback } from 'react'
import type { CatchUpNeed } from './last-seen-contract.ts'
import { useRoom } from './room-context.ts'
import { useReadable } from './use-readable.ts'

export interface CatchUpUse {
  readonly need: CatchUpNeed | null
  readonly dismiss: () => void
}

/** Whether I have to be told what I missed, until I have read it. */
export function useCatchUp(): CatchUpUse {
  const { lastSeen } = useRoom()
  return { need: useReadable(lastSeen.need), dismiss: lastSeen.dismiss }
}

/** What is on screen at the moment of the call; `null` before the record is here. */
export function useSeenView(): () => SeenView | null {
  const { record, board, presence, me } = useRoom()
  return useCallback(() => {
    const current = record.get()
    if (!current) return null
    const people = presence.people.get().map(({ personId }) => personId)
    return { record: current, board: board.seen(), here: people.includes(me.personId) ? people : null }
  }, [record, board, presence, me])
}
