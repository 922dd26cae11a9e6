import type { Focus } from '@warroom/shared/domain/presence.ts'
import { useCallback } from 'react'
import { useRoom } from '../../room/room-context.ts'
import { useActions, useHypotheses } from '../../room/use-board.ts'
import { type Where, whereIs } from './where-is.ts'

/** A focus in words, and the way there; `null` for a place this screen does not know. */
export function useWhere(): (focus: Focus | null) => Where | null {
  const { board } = useRoom()
  const actions = useActions()
  const hypotheses = useHypotheses()
  return useCallback(
    (focus) =>
      whereIs(focus, {
        actions,
        hypotheses,
        hypothesisOf: (id) =>
          hypotheses.find((h) => board.evidenceOf.get(h.id).some((evidence) => evidence.id === id))?.id ??
          null,
      }),
    [actions, hypotheses, board],
  )
}
