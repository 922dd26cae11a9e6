import {
  SEVERITIES,
  SEVERITY_MEANING,
  type Severity,
  severityDigit,
  severityLabel,
} from '@warroom/shared/domain/severity.ts'
import { useId } from 'react'
import { SeverityGlyph } from '../../ui/severity-glyph.tsx'
import styles from './severity-strip.module.css'

export interface SeverityStripProps {
  readonly value: Severity
  readonly onChange: (severity: Severity) => void
}

const STRIP = [...SEVERITIES.slice(1), 'unknown'] as const

/** Six choices side by side with the meaning of the chosen one; `1`–`5` and `0` choose while it has focus. */
export function SeverityStrip({ value, onChange }: SeverityStripProps) {
  const id = useId()
  return (
    <fieldset
      className={styles.strip}
      aria-describedby={`${id}-meaning`}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return
        const chosen = STRIP.find((each) => severityDigit(each) === (event.key === '0' ? '?' : event.key))
        if (!chosen || event.key === '?') return
        onChange(chosen)
        event.currentTarget.querySelector<HTMLInputElement>(`[value=${chosen}]`)?.focus()
      }}
    >
      <legend className={styles.legend}>How bad is it?</legend>
      <div className={styles.choices}>
        {STRIP.map((severity) => (
          <label key={severity} className={styles.choice}>
            <input
              type="radio"
              name={id}
              value={severity}
              checked={severity === value}
              onChange={() => onChange(severity)}
              aria-label={severity === 'unknown' ? 'Not sure yet' : severityLabel(severity)}
            />
            <SeverityGlyph severity={severity} size={30} decorative />
          </label>
        ))}
      </div>
      <p id={`${id}-meaning`} className={styles.meaning}>
        {SEVERITY_MEANING[value]}
      </p>
      <details className={styles.all}>
        <summary>What do they mean?</summary>
        <dl>
          {STRIP.map((severity) => (
            <div key={severity} className={styles.row}>
              <dt>
                <SeverityGlyph severity={severity} size={22} />
              </dt>
              <dd>{SEVERITY_MEANING[severity]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </fieldset>
  )
}
