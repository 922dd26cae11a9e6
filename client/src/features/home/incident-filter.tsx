import { SEVERITIES, type Severity, severityLabel } from '@warroom/shared/domain/severity.ts'
import type { Ref } from 'react'
import { TextField } from '../../ui/field.tsx'
import { SeverityGlyph } from '../../ui/severity-glyph.tsx'
import styles from './incident-filter.module.css'

export interface IncidentFilterProps {
  readonly ref: Ref<HTMLInputElement>
  readonly words: string
  readonly onWords: (words: string) => void
  readonly severities: ReadonlySet<Severity>
  readonly onSeverities: (severities: ReadonlySet<Severity>) => void
}

const STRIP = [...SEVERITIES.slice(1), 'unknown'] as const

/** Search words and severities; both narrow the lists below at once. */
export function IncidentFilter({ ref, words, onWords, severities, onSeverities }: IncidentFilterProps) {
  const toggle = (severity: Severity) => {
    const next = new Set(severities)
    if (!next.delete(severity)) next.add(severity)
    onSeverities(next)
  }
  return (
    <search className={styles.filter}>
      <div className={styles.words}>
        <TextField
          ref={ref}
          type="search"
          label="Search incidents"
          hideLabel
          placeholder="Search title, number or commander"
          value={words}
          onChange={(event) => onWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            onWords('')
            event.currentTarget.blur()
          }}
        />
      </div>
      <fieldset className={styles.severities} aria-label="Only these severities">
        {STRIP.map((severity) => (
          <button
            key={severity}
            type="button"
            className={styles.severity}
            aria-pressed={severities.has(severity)}
            aria-label={severity === 'unknown' ? 'Severity not known yet' : severityLabel(severity)}
            onClick={() => toggle(severity)}
          >
            <SeverityGlyph severity={severity} size={22} decorative />
          </button>
        ))}
      </fieldset>
    </search>
  )
}
