import {
  type IncidentStatus,
  isReopening,
  legalSteps,
  STATUS_LABEL,
} from '@warroom/shared/domain/incident-status.ts'
import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { useExitCriteria } from '../../room/use-board.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './header-form.module.css'
import { missingForStep } from './phase-choices.ts'
import { REASON_LENGTH, reasonWith, unmetFor } from './unmet-criteria.ts'

export interface StatusFormProps {
  readonly status: IncidentStatus
  /** Where the person pressed; otherwise they choose. */
  readonly target?: IncidentStatus
  readonly onClose: () => void
}

/** Where to, and why if there is a reason. Enter goes. */
export function StatusForm({ status, target, onClose }: StatusFormProps) {
  const { ask, refusal, asking, offBecause } = useAsk('changeStatus')
  const steps = legalSteps(status)
  const [picked, setPicked] = useState<IncidentStatus | null>(steps.length === 1 ? (steps[0] ?? null) : null)
  const [reason, setReason] = useState('')
  const chosen = target ?? picked
  const reopens = chosen !== null && isReopening(status, chosen)
  const missing = missingForStep(status, chosen, reason)
  const unmet = unmetFor(chosen, useExitCriteria())
  const change = async () => {
    if (chosen === null) return
    const result = await ask({ type: 'changeStatus', status: chosen, reason: reasonWith(reason, unmet) })
    if (result.ok) onClose()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause && !missing) void change()
      }}
    >
      {target === undefined ? (
        <fieldset className={styles.choices}>
          <legend>From {STATUS_LABEL[status]} to</legend>
          {steps.map((step) => (
            <label key={step} className={styles.choice}>
              <input
                type="radio"
                name="status"
                value={step}
                checked={step === chosen}
                onChange={() => setPicked(step)}
              />
              <b>
                {STATUS_LABEL[step]}
                {isReopening(status, step) && ' (reopens it)'}
              </b>
            </label>
          ))}
        </fieldset>
      ) : (
        <p>
          From {STATUS_LABEL[status]} to <b>{STATUS_LABEL[target]}</b>
        </p>
      )}
      {reopens && <p className={styles.quiet}>The clock runs again, and the next update is promised anew.</p>}
      {unmet.length > 0 && (
        <div className={styles.unmet}>
          <p>
            {unmet.length === 1
              ? '1 exit criterion is not met:'
              : `${unmet.length} exit criteria are not met:`}
          </p>
          <ul>
            {unmet.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <TextField
        label={reasonLabel(reopens, unmet.length)}
        value={reason}
        maxLength={REASON_LENGTH}
        onChange={(event) => setReason(event.target.value)}
        error={refusal?.message}
      />
      <div className={styles.buttons}>
        <Button kind="go" live type="submit" disabledBecause={offBecause ?? missing}>
          {asking ? 'Asking…' : chosen === null ? 'Change phase' : `Move to ${STATUS_LABEL[chosen]}`}
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </div>
    </form>
  )
}

function reasonLabel(reopens: boolean, unmet: number): string {
  if (reopens) return 'Why is it reopened?'
  return unmet > 0 ? 'Why is it over all the same?' : 'Reason (optional)'
}
