import { classList } from './class-list.ts'
import styles from './clock.module.css'
import { countdownText, elapsedText, isoDuration } from './duration-text.ts'
import { useNow } from './use-now.ts'

interface ClockProps {
  /** `lg` 24 px bold for a header, `sm` for rows. */
  readonly size?: 'sm' | 'lg'
}

/** `01:24:07` since an instant; stands still at `until`. Tabular B612, no rolling digits. */
export function Elapsed(props: ClockProps & { readonly since: number; readonly until?: number | null }) {
  const now = useNow()
  const ms = (props.until ?? now) - props.since
  return (
    <time className={classList(styles.clock, styles[props.size ?? 'sm'])} dateTime={isoDuration(ms)}>
      {elapsedText(ms)}
    </time>
  )
}

/**
 * `04:12` to an instant, `+01:20` past it. `about`: without a live line to the server the offset is old, and it says so.
 * Colour is the caller's: a lamp already says "late".
 */
export function Countdown(props: ClockProps & { readonly to: number; readonly about?: boolean }) {
  const ms = props.to - useNow()
  return (
    <time className={classList(styles.clock, styles[props.size ?? 'sm'])} dateTime={isoDuration(ms)}>
      {props.about && <small className={styles.about}>about </small>}
      {countdownText(ms)}
    </time>
  )
}
