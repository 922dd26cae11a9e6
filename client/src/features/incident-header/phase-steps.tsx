import {
  type IncidentStatus,
  isReopening,
  legalSteps,
  PHASES,
  STATUS_LABEL,
} from '@warroom/shared/domain/incident-status.ts'
import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { classList } from '../../ui/class-list.ts'
import { TextField } from '../../ui/field.tsx'
import { Popover } from '../../ui/popover.tsx'
import styles from './incident-header.module.css'

/** Where we are on the way, and where we may go from here. */
export function PhaseSteps({ status }: { readonly status: IncidentStatus }) {
  const { mayAsk } = useAsk('changeStatus')
  const here = (PHASES as readonly IncidentStatus[]).indexOf(status)
  const aside = here < 0
  return (
    <nav className={styles.phases} aria-label="Phase">
      <ol className={styles.steps}>
        {aside && (
          <li className={styles.step} aria-current="step">
            {STATUS_LABEL[status]}
          </li>
        )}
        {PHASES.map((phase, i) => (
          <li
            key={phase}
            className={classList(styles.step, (i < here || status === 'closed') && styles.passed)}
            aria-current={phase === status ? 'step' : undefined}
          >
            {STATUS_LABEL[phase]}
          </li>
        ))}
      </ol>
      {mayAsk && (
        <Popover label={`Phase: ${STATUS_LABEL[status]}. Change it`} trigger={`${STATUS_LABEL[status]} ▾`}>
          {(close) => <StatusForm status={status} onClose={close} />}
        </Popover>
      )}
    </nav>
  )
}

function StatusForm({ status, onClose }: { readonly status: IncidentStatus; readonly onClose: () => void }) {
  const { ask, refusal, asking, offBecause } = useAsk('changeStatus')
  const steps = legalSteps(status)
  const [chosen, setChosen] = useState<IncidentStatus | null>(steps.length === 1 ? (steps[0] ?? null) : null)
  const [reason, setReason] = useState('')
  const needsReason = chosen !== null && isReopening(status, chosen)
  const missing =
    chosen === null ? 'Choose a phase first' : needsReason && !reason.trim() ? 'Say why it is reopened' : null
  const change = async () => {
    if (chosen === null) return
    const result = await ask({ type: 'changeStatus', status: chosen, reason })
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
      <fieldset className={styles.choices}>
        <legend>From {STATUS_LABEL[status]} to</legend>
        {steps.map((step) => (
          <label key={step} className={styles.choice}>
            <input
              type="radio"
              name="status"
              value={step}
              checked={step === chosen}
              onChange={() => setChosen(step)}
            />
            <b>
              {STATUS_LABEL[step]}
              {isReopening(status, step) && ' (reopens it)'}
            </b>
          </label>
        ))}
      </fieldset>
      <TextField
        label={needsReason ? 'Why is it reopened?' : 'Reason (optional)'}
        value={reason}
        maxLength={500}
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
