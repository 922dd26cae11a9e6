import type { OpenMenu } from '../../board-list/rows-state.ts'
import { useRunbookStep } from '../../room/use-board.ts'
import { AnchoredMenu } from '../../ui/anchored-menu.tsx'
import { stepName, useStepActs } from './use-step-acts.ts'

export interface StepMenuProps {
  readonly open: OpenMenu
  readonly onClose: () => void
  readonly onReword: () => void
  readonly onPickUp: () => void
  readonly onShift: (by: -1 | 1) => void
  /** Called before the row leaves the list, so that the focus can go on. */
  readonly onPutAway: () => void
}

export function StepMenu({ open, onClose, ...acts }: StepMenuProps) {
  const step = useRunbookStep(open.id)
  const { toggleDone, toggleSkipped, putAway } = useStepActs()
  if (!step) return null
  const settle = [
    {
      id: 'done',
      label: step.state === 'done' ? 'Not done after all' : 'Done',
      shortcut: 'x',
      onAction: () => toggleDone(step),
    },
    {
      id: 'skip',
      label: step.state === 'skipped' ? 'Needed after all' : 'Skip: not needed this time',
      onAction: () => toggleSkipped(step),
    },
    { id: 'reword', label: 'Reword', onAction: acts.onReword },
  ]
  const move = [
    { id: 'up', label: 'Move up', onAction: () => acts.onShift(-1) },
    { id: 'down', label: 'Move down', onAction: () => acts.onShift(1) },
    { id: 'pick', label: 'Move with arrows', shortcut: 'm', onAction: acts.onPickUp },
  ]
  const away = [
    {
      id: 'putAway',
      label: 'Put away',
      detail: 'Undo brings it back',
      onAction: () => {
        acts.onPutAway()
        putAway(step)
      },
    },
  ]
  return (
    <AnchoredMenu
      label={`More about ${stepName(step)}`}
      anchor={open.anchor}
      onClose={onClose}
      sections={[
        { id: 'what', entries: settle },
        { id: 'move', entries: move },
        { id: 'away', entries: away },
      ]}
    />
  )
}
