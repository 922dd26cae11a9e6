import { ACTION_OUTCOME_LABEL, ACTION_OUTCOMES, type Action } from '@warroom/shared/domain/action.ts'
import { Button } from '../../ui/button.tsx'
import styles from './action-details.module.css'
import { useActionActs } from './use-action-acts.ts'

/** Asked beside the row once it is done, and never in the way: it may stay unanswered. */
export function OutcomeQuestion({
  action,
  onLater,
}: {
  readonly action: Action
  readonly onLater?: () => void
}) {
  const acts = useActionActs()
  return (
    <fieldset className={styles.outcome} data-below aria-label={`Did “${action.title}” help?`}>
      <span>Did it help?</span>
      {ACTION_OUTCOMES.map((outcome) => (
        <Button
          key={outcome}
          pressed={action.outcome === outcome}
          onClick={() => acts.setOutcome(action, action.outcome === outcome ? null : outcome)}
        >
          {ACTION_OUTCOME_LABEL[outcome]}
        </Button>
      ))}
      {onLater && (
        <Button kind="quiet" onClick={onLater}>
          Not now
        </Button>
      )}
    </fieldset>
  )
}
