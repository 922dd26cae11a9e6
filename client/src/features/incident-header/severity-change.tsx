import {
  SEVERITIES,
  SEVERITY_MEANING,
  type Severity,
  severityLabel,
} from '@warroom/shared/domain/severity.ts'
import { type ReactNode, useRef, useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Popover } from '../../ui/popover.tsx'
import { SeverityGlyph } from '../../ui/severity-glyph.tsx'
import styles from './header-form.module.css'

const CHOICES = [...SEVERITIES.slice(1), 'unknown'] as const satisfies readonly Severity[]
const nameOf = (severity: Severity): string =>
  severity === 'unknown' ? 'Not known yet' : severityLabel(severity)

/** Three questions that end in a proposal, or in going back to the choice. */
export type SeverityGuideSlot = (guide: {
  readonly onUse: (severity: Severity, reason: string) => void
  readonly onBack: () => void
}) => ReactNode

export interface SeverityChangeProps {
  readonly severity: Severity
  readonly guide: SeverityGuideSlot
}

/** The glyph is the control: what each level means, the one that holds, and a reason if there is one. */
export function SeverityChange({ severity, guide }: SeverityChangeProps) {
  const { mayAsk } = useAsk('changeSeverity')
  const glyph = <SeverityGlyph severity={severity} size={36} />
  if (!mayAsk) return glyph
  return (
    <Popover label={`Severity: ${nameOf(severity)}. Change it`} trigger={glyph} kind="quiet">
      {(close) => <SeverityForm severity={severity} guide={guide} onClose={close} />}
    </Popover>
  )
}

function SeverityForm({ severity, guide, onClose }: SeverityChangeProps & { readonly onClose: () => void }) {
  const { ask, refusal, asking, offBecause } = useAsk('changeSeverity')
  const [chosen, setChosen] = useState(severity)
  const [reason, setReason] = useState('')
  const [isAsking, setAsking] = useState(false)
  const choices = useRef<HTMLFieldSetElement>(null)
  const backToChoice = () => {
    setAsking(false)
    requestAnimationFrame(() => choices.current?.querySelector<HTMLElement>(':checked')?.focus())
  }
  const change = async () => {
    const result = await ask({ type: 'changeSeverity', severity: chosen, reason })
    if (result.ok) onClose()
  }
  if (isAsking) {
    const onUse = (proposed: Severity, why: string) => {
      setChosen(proposed)
      setReason(why)
      backToChoice()
    }
    return <div className={styles.form}>{guide({ onUse, onBack: backToChoice })}</div>
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause) void change()
      }}
    >
      <fieldset ref={choices} className={styles.choices}>
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
      <div>
        <Button onClick={() => setAsking(true)}>Not sure? Three questions</Button>
      </div>
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
