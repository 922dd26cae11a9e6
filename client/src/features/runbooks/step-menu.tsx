import type { TickMenuProps } from '../../board-list/tick-list.tsx'
import { TickMenu } from '../../board-list/tick-menu.tsx'
import { useRunbookStep } from '../../room/use-board.ts'
import { stepName, useStepActs } from './use-step-acts.ts'

export function StepMenu(props: TickMenuProps) {
  const step = useRunbookStep(props.open.id)
  const { toggleDone, toggleSkipped, putAway } = useStepActs()
  if (!step) return null
  return (
    <TickMenu
      {...props}
      name={stepName(step)}
      settling={[
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
      ]}
      putAway={() => putAway(step)}
    />
  )
}
