import type { RunbookStep } from '@warroom/shared/domain/runbook.ts'
import { memo } from 'react'
import { TickRow } from '../../board-list/tick-row.tsx'
import { useRunbookStep } from '../../room/use-board.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import styles from './runbooks.module.css'
import { STEP_LENGTH, stepName, useStepActs } from './use-step-acts.ts'

/** One step. It takes an id and watches that one alone, as the rows of the other lists do. */
export const StepRow = memo(function StepRow({ id }: { readonly id: string }) {
  const step = useRunbookStep(id)
  return step && <PresentStep step={step} />
})

function PresentStep({ step }: { readonly step: RunbookStep }) {
  const { toggleDone } = useStepActs()
  return (
    <TickRow
      anchor={`step-${step.id}`}
      record={step}
      collection="runbookSteps"
      kind="runbookStep"
      name={stepName(step)}
      tick={{
        label: `Done: ${step.text || stepName(step)}`,
        isTicked: step.state === 'done',
        onTick: () => toggleDone(step),
      }}
      isSettled={step.state !== 'open'}
      beside={<SettledBy step={step} />}
      field={{ label: 'Step', maxLength: STEP_LENGTH }}
      overwritten={{ field: 'state', wordFor: (value) => (value === 'done' ? 'done' : 'not done') }}
    />
  )
}

function SettledBy({ step: { state, settledBy } }: { readonly step: RunbookStep }) {
  const nameOf = useNameOf()
  if (state === 'open') return null
  const who = settledBy === null ? '' : nameOf(settledBy)
  return <span className={styles.settledBy}>{state === 'skipped' ? `skipped, ${who}` : who}</span>
}
