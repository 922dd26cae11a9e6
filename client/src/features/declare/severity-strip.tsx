import {
  SEVERITIES,
  SEVERITY_MEANING,
  type Severity,
  severityDigit,
  severityLabel,
} from '@warroom/shared/domain/severity.ts'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { SeverityGlyph } from '../../ui/severity-glyph.tsx'
import styles from './severity-strip.module.css'

export interface SeverityStripProps {
  readonly value: Severity
  readonly onChange: (severity: Severity) => void
  readonly guide: SeverityGuideSlot
}

/** Three questions that end in a proposal, or in closing them. */
export type SeverityGuideSlot = (guide: {
  readonly onUse: (severity: Severity) => void
  readonly onBack: () => void
}) => ReactNode

const STRIP = [...SEVERITIES.slice(1), 'unknown'] as const

/** Six choices side by side with the meaning of the chosen one; `1`–`5` and `0` choose while it has focus. */
export function SeverityStrip({ value, onChange, guide }: SeverityStripProps) {
  const id = useId()
  const [isAsking, setAsking] = useState(false)
  const strip = useRef<HTMLFieldSetElement>(null)
  const backToStrip = () => {
    setAsking(false)
    requestAnimationFrame(() => strip.current?.querySelector<HTMLElement>(':checked')?.focus())
  }
  const onUse = (severity: Severity) => {
    onChange(severity)
    backToStrip()
  }
  return (
    <fieldset
      ref={strip}
      className={styles.strip}
      aria-describedby={`${id}-meaning`}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || isInGuide(event.target)) return
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
      {isAsking ? (
        <div className={styles.guide}>{guide({ onUse, onBack: backToStrip })}</div>
      ) : (
        <div>
          <Button onClick={() => setAsking(true)}>Not sure? Three questions</Button>
        </div>
      )}
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

/** Its answers are not levels. */
const isInGuide = (target: EventTarget): boolean =>
  target instanceof Element && target.closest(`.${styles.guide}`) !== null
