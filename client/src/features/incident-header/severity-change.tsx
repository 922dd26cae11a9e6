import {
  SEVERITIES,
  SEVERITY_MEANING,
  type Severity,
  severityLabel,
} from '@warroom/shared/domain/severity.ts'
import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Popover } from '../../ui/popover.tsx'
import { SeverityGlyph } from '../../ui/severity-glyph.tsx'
import styles from './header-form.module.css'

const CHOICES = [...SEVERITIES.slice(1), 'unknown'] as const satisfies readonly Severity[]
const nameOf = (severity: Severity): string =>
  severity === 'unknown' ? 'Not known yet' : severityLabel(severity)

/** The glyph is the control: what each level means, the one that holds, and a reason if there is one. */
export function SeverityChange({ severity }: { readonly severity: Severity }) {
  const { mayAsk } = useAsk('changeSeverity')
  const glyph = <SeverityGlyph severity={severity} size={36} />
  if (!mayAsk) return glyph
  return (
    <Popover label={`Severity: ${nameOf(severity)}. Change it`} trigger={glyph} kind="quiet">
      {(close) => <SeverityForm severity={severity} onClose={close} />}
    </Popover>
  )
}

function SeverityForm({ severity, onClose }: { readonly severity: Severity; readonly onClose: () => void }) {
  const { ask, refusal, asking, offBecause } = useAsk('changeSeverity')
  const [chosen, setChosen] = useState(severity)
  const [reason, setReason] = useState('')
  const change = async () => {
    const result = await ask({ type: 'changeSeverity', severity: chosen, reason })
    if (result.ok) onClose()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause) void change()
      }}
    >
      <fieldset className={styles.choices}>
        <legend>How bad is it? When unsure, take the higher.</legend>
        {CHOICES.map((each) => (
          <label key={each} className={styles.choice}>
            <input
              type="radio"
              name="severity"
              value={each}
              checked={each === chosen}
              onChange={() => setChosen(each)}
            />
            <SeverityGlyph severity={each} size={26} decorative />
            <span>
              <b>{nameOf(each)}</b>
              <br />
              {SEVERITY_MEANING[each]}
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label="Reason (optional)"
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
        error={refusal?.message}
      />
      <div className={styles.buttons}>
        <Button
          kind="go"
          live
          type="submit"
          disabledBecause={offBecause ?? (chosen === severity ? 'This is what it is now' : null)}
        >
          {asking ? 'Asking…' : `Change to ${nameOf(chosen)}`}
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </div>
    </form>
  )
}
