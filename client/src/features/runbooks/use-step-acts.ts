import { RUNBOOK_STEP_LENGTH, type RunbookStep } from '@warroom/shared/domain/runbook.ts'
import { useMemo } from 'react'
import { quotedOr } from '../../board-list/quoted-or.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useMe } from '../../room/use-presence.ts'

export const STEP_LENGTH = RUNBOOK_STEP_LENGTH

export const stepName = ({ text }: Pick<RunbookStep, 'text'>): string =>
  quotedOr(text, 'a step without words')

export interface StepActs {
  toggleDone(step: RunbookStep): void
  /** Not needed this time; it counts as settled. */
  toggleSkipped(step: RunbookStep): void
  /** Out of the list, not out of the document: undo brings it back. */
  putAway(step: RunbookStep): void
}

export function useStepActs(): StepActs {
  const edits = useBoardEdits()
  const { personId } = useMe()
  return useMemo(() => {
    const settle = (step: RunbookStep, state: 'done' | 'skipped', verb: string) => {
      const next = step.state === state ? 'open' : state
      const settledBy = next === 'open' ? null : personId
      const said = next === 'open' ? `You took back ${stepName(step)}` : `You ${verb} ${stepName(step)}`
      edits.setRunbookStep(step.id, { state: next, settledBy }, said)
    }
    return {
      toggleDone: (step) => settle(step, 'done', 'did'),
      toggleSkipped: (step) => settle(step, 'skipped', 'skipped'),
      putAway: (step) => {
        edits.setRunbookStep(step.id, { withdrawn: true }, `You put away ${stepName(step)}`)
      },
    }
  }, [edits, personId])
}
