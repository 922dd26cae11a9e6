import {
  type IncidentFacts,
  MILESTONE_LABEL,
  MILESTONES,
  type Milestone,
} from '@warroom/shared/domain/incident.ts'
import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Popover } from '../../ui/popover.tsx'
import styles from './incident-header.module.css'
import { instantOfUtcInput, utcInputValue } from './utc-input.ts'

/** The incident's instants, and a way to put them right. What stood there before stays on the timeline. */
export function TimesCorrection({ incident }: { readonly incident: IncidentFacts }) {
  return (
    <Popover label="Times of the incident" trigger="Times" kind="quiet" triggerIsNamed>
      {(close) => <TimesForm incident={incident} onClose={close} />}
    </Popover>
  )
}

function TimesForm({
  incident,
  onClose,
}: {
  readonly incident: IncidentFacts
  readonly onClose: () => void
}) {
  const { ask, refusal, asking, offBecause, mayAsk } = useAsk('correctIncident')
  const [texts, setTexts] = useState(
    () =>
      Object.fromEntries(MILESTONES.map((m) => [m, utcInputValue(incident[m])])) as Record<Milestone, string>,
  )
  const changed = MILESTONES.filter((m) => texts[m] !== utcInputValue(incident[m]))
  const correct = async () => {
    const timestamps = Object.fromEntries(changed.map((m) => [m, instantOfUtcInput(texts[m])]))
    const result = await ask({ type: 'correctIncident', timestamps })
    if (result.ok) onClose()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause && changed.length > 0) void correct()
      }}
    >
      {MILESTONES.map((milestone) => (
        <TextField
          key={milestone}
          label={`${MILESTONE_LABEL[milestone]} (UTC)`}
          type="datetime-local"
          value={texts[milestone]}
          readOnly={!mayAsk}
          onChange={(event) => setTexts({ ...texts, [milestone]: event.target.value })}
        />
      ))}
      {refusal && <p className={styles.refusal}>{refusal.message}</p>}
      {mayAsk && (
        <div className={styles.buttons}>
          <Button
            kind="go"
            live
            type="submit"
            disabledBecause={offBecause ?? (changed.length > 0 ? null : 'Change a time first')}
          >
            {asking ? 'Asking…' : 'Correct times'}
          </Button>
          <Button onClick={onClose}>Leave them</Button>
        </div>
      )}
    </form>
  )
}
