import type { TickMenuProps } from '../../board-list/tick-list.tsx'
import { TickMenu } from '../../board-list/tick-menu.tsx'
import { useExitCriterion } from '../../room/use-board.ts'
import { criterionName, useCriterionActs } from './use-criterion-acts.ts'

export function CriterionMenu(props: TickMenuProps) {
  const criterion = useExitCriterion(props.open.id)
  const { toggleMet, putAway } = useCriterionActs()
  if (!criterion) return null
  const label = criterion.met ? 'Not met after all' : 'Met'
  return (
    <TickMenu
      {...props}
      name={criterionName(criterion)}
      settling={[{ id: 'met', label, shortcut: 'x', onAction: () => toggleMet(criterion) }]}
      putAway={() => putAway(criterion)}
    />
  )
}
