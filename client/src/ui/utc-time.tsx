import { localText, utcClock, utcText } from './instant-text.ts'
import { useNow } from './use-now.ts'
import styles from './utc-time.module.css'

export interface UtcTimeProps {
  readonly at: number
  readonly seconds?: boolean
  /** In a column whose head says "UTC": no zone, no date. */
  readonly bare?: boolean
  /** Shows the reader's own zone on a second line; otherwise it is in the title. */
  readonly withLocal?: boolean
}

/** `15:16 UTC`, with the date once it is not today. */
export function UtcTime({ at, seconds = false, bare = false, withLocal = false }: UtcTimeProps) {
  const now = useNow()
  const local = localText(at)
  return (
    <time className={styles.time} dateTime={new Date(at).toISOString()} title={local}>
      {bare ? utcClock(at, seconds) : utcText(at, now, seconds)}
      {withLocal && <span className={styles.local}>{local}</span>}
    </time>
  )
}
