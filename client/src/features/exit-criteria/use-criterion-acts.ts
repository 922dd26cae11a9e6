import type { ExitCriterion } from '@warroom/shared/domain/board-state.ts'
import { useMemo } from 'react'
import { quotedOr } from '../../board-list/quoted-or.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'

/** Longest criterion: it is read aloud before the end. */
export const CRITERION_LENGTH = 160

export const criterionName = ({ text }: Pick<ExitCriterion, 'text'>): string =>
  quotedOr(text, 'a criterion without words')

export interface CriterionActs {
  toggleMet(criterion: ExitCriterion): void
  /** Out of the list, not out of the document: undo brings it back. */
  putAway(criterion: ExitCriterion): void
}

export function useCriterionActs(): CriterionActs {
  const edits = useBoardEdits()
  return useMemo(
    () => ({
      toggleMet: (criterion) => {
        const word = criterion.met ? 'not met' : 'met'
        edits.setExitCriterion(
          criterion.id,
          { met: !criterion.met },
          `You marked ${criterionName(criterion)} as ${word}`,
        )
      },
      putAway: (criterion) => {
        edits.setExitCriterion(criterion.id, { withdrawn: true }, `You put away ${criterionName(criterion)}`)
      },
    }),
    [edits],
  )
}
