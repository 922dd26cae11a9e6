import { type IncidentStatus, STATUS_LABEL } from '@warroom/shared/domain/incident-status.ts'
import { NeedsConnection } from '../../room/needs-connection.tsx'
import { useAsk } from '../../room/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import styles from './incident-header.module.css'
import { type PhaseChoice, phaseChoices, stepsAside } from './phase-choices.ts'
import { StatusForm } from './status-form.tsx'

/** Where we are on the way, and a step to press for each place we may go. `PhaseMenu` where there is no room for it. */
export function PhaseSteps({ status }: { readonly status: IncidentStatus }) {
  const { mayAsk } = useAsk('changeStatus')
  const aside = stepsAside(status)
  return (
    <nav className={styles.phases} aria-label="Phase">
      <ol className={styles.steps}>
        {phaseChoices(status).map((choice) => (
          <li
            key={choice.status}
            className={styles.step}
            data-place={choice.place}
            aria-current={choice.place === 'here' ? 'step' : undefined}
          >
            <Step now={status} choice={choice} mayAsk={mayAsk} />
          </li>
        ))}
      </ol>
      {mayAsk && aside.length > 0 && (
        <Popover label="Other phases" trigger="…" kind="quiet">
          {(close) => <StatusForm status={status} onClose={close} />}
        </Popover>
      )}
      {mayAsk && <NeedsConnection />}
    </nav>
  )
}

/** Where we are, in one button that leads on. */
export function PhaseMenu({ status }: { readonly status: IncidentStatus }) {
  const { mayAsk } = useAsk('changeStatus')
  const label = STATUS_LABEL[status]
  return (
    <span className={styles.phaseMenu}>
      {mayAsk ? (
        <>
          <Popover label={`Phase: ${label}`} trigger={`${label} ▾`} triggerIsNamed>
            {(close) => <StatusForm status={status} onClose={close} />}
          </Popover>
          <NeedsConnection />
        </>
      ) : (
        <b>{label}</b>
      )}
    </span>
  )
}

function Step({ now, choice, mayAsk }: { now: IncidentStatus; choice: PhaseChoice; mayAsk: boolean }) {
  const { status, label, place, offBecause } = choice
  if (place === 'here' || !mayAsk) return <span className={styles.here}>{label}</span>
  if (offBecause !== null) {
    return (
      <Button kind="quiet" disabledBecause={offBecause}>
        {label}
      </Button>
    )
  }
  return (
    <Popover label={`Move to ${label}`} trigger={label} kind="quiet" triggerIsNamed>
      {(close) => <StatusForm status={now} target={status} onClose={close} />}
    </Popover>
  )
}
