import { type Severity, severityDigit, severityLabel } from '@warroom/shared/domain/severity.ts'
import type { ReactNode } from 'react'
import styles from './severity-glyph.module.css'
import { token } from './tokens.ts'

/** Shape first: octagon, triangle, diamond, square, dot, dashed circle. Only 1 and 2 have colour. */
const FORM: Readonly<
  Record<Severity, { readonly shape: ReactNode; readonly ink: string; readonly y: number }>
> = {
  sev1: {
    shape: <path d="M9 1h10l8 8v10l-8 8H9l-8-8V9Z" fill={token('--alarm-fill')} />,
    ink: token('--on-alarm'),
    y: 19,
  },
  sev2: {
    shape: <path d="M14 1.5 27.5 26.5H.5Z" fill={token('--caution-fill')} strokeLinejoin="round" />,
    ink: token('--on-caution'),
    y: 23.4,
  },
  sev3: {
    shape: <path d="M14 .5 27.5 14 14 27.5.5 14Z" fill={token('--ink')} />,
    ink: token('--panel'),
    y: 19,
  },
  sev4: {
    shape: (
      <rect x="2" y="2" width="24" height="24" rx="1" fill="none" stroke={token('--ctl')} strokeWidth="2" />
    ),
    ink: token('--ink'),
    y: 19,
  },
  sev5: {
    shape: <circle cx="14" cy="14" r="10" fill="none" stroke={token('--ctl')} strokeWidth="2" />,
    ink: token('--ink'),
    y: 19,
  },
  unknown: {
    shape: (
      <circle
        cx="14"
        cy="14"
        r="12"
        fill="none"
        stroke={token('--ink')}
        strokeWidth="2"
        strokeDasharray="4 3.54"
      />
    ),
    ink: token('--ink'),
    y: 19,
  },
}

export interface SeverityGlyphProps {
  readonly severity: Severity
  /** Side in px, or `inherit`: 1.75 times the text around it. */
  readonly size?: number | 'inherit'
  /** Beside its own words it needs no name. */
  readonly decorative?: boolean
}

export function SeverityGlyph({ severity, size = 28, decorative = false }: SeverityGlyphProps) {
  const { shape, ink, y } = FORM[severity]
  const side = size === 'inherit' ? '1.75em' : size
  const name = severity === 'unknown' ? 'Severity not known yet' : severityLabel(severity)
  return (
    <svg
      role="img"
      aria-label={name}
      aria-hidden={decorative || undefined}
      className={styles.glyph}
      viewBox="0 0 28 28"
      width={side}
      height={side}
    >
      {shape}
      <text x="14" y={y} textAnchor="middle" fill={ink} className={styles.digit}>
        {severityDigit(severity)}
      </text>
    </svg>
  )
}
