import type { ExitCriterion } from '@warroom/shared/domain/board-state.ts'
import { memo } from 'react'
import { TickRow } from '../../board-list/tick-row.tsx'
import { useExitCriterion } from '../../room/use-board.ts'
import { CRITERION_LENGTH, criterionName, useCriterionActs } from './use-criterion-acts.ts'

/** One criterion. It takes an id and watches that one alone, as the rows of the other lists do. */
export const CriterionRow = memo(function CriterionRow({ id }: { readonly id: string }) {
  const criterion = useExitCriterion(id)
  return criterion && <PresentCriterion criterion={criterion} />
})

function PresentCriterion({ criterion }: { readonly criterion: ExitCriterion }) {
  const { toggleMet } = useCriterionActs()
  return (
    <TickRow
      anchor={`exit-${criterion.id}`}
      record={criterion}
      collection="exitCriteria"
      kind="exitCriterion"
      name={criterionName(criterion)}
      tick={{
        label: `Met: ${criterion.text || criterionName(criterion)}`,
        isTicked: criterion.met,
        onTick: () => toggleMet(criterion),
      }}
      isSettled={criterion.met}
      field={{ label: 'Exit criterion', maxLength: CRITERION_LENGTH }}
      overwritten={{ field: 'met', wordFor: (value) => (value === true ? 'met' : 'not met') }}
    />
  )
}
