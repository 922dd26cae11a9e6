import type { Action } from '@warroom/shared/domain/action.ts'
import { useEvidence, useHypothesis } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { Button } from '../../ui/button.tsx'
import styles from './action-details.module.css'
import { outcomeAsEvidence } from './action-words.ts'

export interface OutcomeAsEvidenceProps {
  readonly action: Action
  readonly hypothesisId: string
  readonly onLater?: () => void
}

/** What an action did says something about the hypothesis it tests; whoever knows says which way, once. */
export function OutcomeAsEvidence({ action, hypothesisId, onLater }: OutcomeAsEvidenceProps) {
  const edits = useBoardEdits()
  const hypothesis = useHypothesis(hypothesisId)
  const isTold = useEvidence(hypothesisId).some(({ actionId }) => actionId === action.id)
  const text = outcomeAsEvidence(action)
  if (!hypothesis || isTold || text === null) return null
  const name = hypothesis.number === null ? 'the hypothesis' : `H${hypothesis.number}`
  const add = (stance: 'for' | 'against') => () =>
    edits.addEvidence({ hypothesisId, stance, text, actionId: action.id })
  return (
    <fieldset
      className={styles.outcome}
      data-below
      aria-label={`“${text}”: for or against “${hypothesis.statement}”?`}
    >
      <span>What does that say about {name}?</span>
      <Button onClick={add('for')}>Evidence for</Button>
      <Button onClick={add('against')}>Evidence against</Button>
      {onLater && (
        <Button kind="quiet" onClick={onLater}>
          Not now
        </Button>
      )}
    </fieldset>
  )
}
