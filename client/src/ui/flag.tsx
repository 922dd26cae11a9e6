import { FLAG_PATTERNS, initials } from '@warroom/shared/domain/initials.ts'
import styles from './flag.module.css'

export interface FlagProps {
  /** Whole name: read aloud and shown on hover. */
  readonly name: string
  /** The person's number in this incident (order of arrival); patterns repeat after twelve. `null`: letters only. */
  readonly pattern: number | null
  /** Dashed: here, but silent for a while, or the line is gone. */
  readonly away?: boolean
  /** `sm` 20 px, `md` 24 px, `inherit` follows the text around it (the wall). */
  readonly size?: 'sm' | 'md' | 'inherit'
  /** Initials if the name alone would mislead ("You"). */
  readonly letters?: string
  /** Beside the written name it needs none of its own. */
  readonly decorative?: boolean
}

/** A person, told apart by pattern and letters, never by colour. */
export function Flag({ name, pattern, away = false, size = 'md', letters, decorative = false }: FlagProps) {
  const label = away ? `${name}, away` : name
  const naming = decorative
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': label, title: label } as const)
  const number = pattern === null ? 'none' : Math.abs(Math.trunc(pattern)) % FLAG_PATTERNS
  return (
    <span
      {...naming}
      className={styles.flag}
      data-pattern={number}
      data-size={size}
      data-away={away || undefined}
    >
      <span className={styles.letters}>{letters ?? initials(name)}</span>
    </span>
  )
}
