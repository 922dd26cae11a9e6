import type { OpenMenu } from '../../board-list/rows-state.ts'
import { useExitCriterion } from '../../room/use-board.ts'
import { AnchoredMenu } from '../../ui/anchored-menu.tsx'
import { criterionName, useCriterionActs } from './use-criterion-acts.ts'

export interface CriterionMenuProps {
  readonly open: OpenMenu
  readonly onClose: () => void
  readonly onReword: () => void
  readonly onPickUp: () => void
  readonly onShift: (by: -1 | 1) => void
  /** Called before the row leaves the list, so that the focus can go on. */
  readonly onPutAway: () => void
}

export function CriterionMenu({ open, onClose, ...acts }: CriterionMenuProps) {
  const criterion = useExitCriterion(open.id)
  const { toggleMet, putAway } = useCriterionActs()
  if (!criterion) return null
  return (
    <AnchoredMenu
      label={`More about ${criterionName(criterion)}`}
      anchor={open.anchor}
      onClose={onClose}
      sections={[
        {
          id: 'what',
          entries: [
            {
              id: 'met',
              label: criterion.met ? 'Not met after all' : 'Met',
              shortcut: 'x',
              onAction: () => toggleMet(criterion),
            },
            { id: 'reword', label: 'Reword', onAction: acts.onReword },
          ],
        },
        {
          id: 'move',
          entries: [
            { id: 'up', label: 'Move up', onAction: () => acts.onShift(-1) },
            { id: 'down', label: 'Move down', onAction: () => acts.onShift(1) },
            { id: 'pick', label: 'Move with arrows', shortcut: 'm', onAction: acts.onPickUp },
          ],
        },
        {
          id: 'away',
          entries: [
            {
              id: 'putAway',
              label: 'Put away',
              detail: 'Undo brings it back',
              onAction: () => {
                acts.onPutAway()
                putAway(criterion)
              },
            },
          ],
        },
      ]}
    />
  )
}
