import type { DigestSubject } from '@warroom/shared/domain/digest-item.ts'
import { useCallback } from 'react'
import { useRoom } from '../../room/room-context.ts'
import { anchorOf } from './anchor-of.ts'

/** Numbers are looked up when it is asked: a new card gets its number once it is saved. */
export function useAnchorOf(): (subject: DigestSubject) => string {
  const { board } = useRoom()
  return useCallback(
    (subject) =>
      anchorOf(subject, {
        numberOfAction: (id) => board.actions.one.get(id)?.number ?? null,
        numberOfHypothesis: (id) => board.hypotheses.one.get(id)?.number ?? null,
      }),
    [board],
  )
}
