import { useOtherZone, useZone } from './clock-zone.ts'
import { clockText, instantText, wholeText, zoneName } from './instant-text.ts'
import { useNow } from './use-now.ts'
import styles from './utc-time.module.css'

export interface UtcTimeProps {
  readonly at: number
  readonly seconds?: boolean
  /** In a column whose head names the zone: no date, and no zone unless the clocks were changed since. */
  readonly bare?: boolean
}

/** `15:16 UTC`, with the date once it is not today; in the reader's own zone where this device was switched to it. */
export function UtcTime({ at, seconds = false, bare = false }: UtcTimeProps) {
  const now = useNow()
  const zone = useZone()
  const otherZone = useOtherZone()
  const isOddZone = bare && zoneName(at, zone) !== zoneName(now, zone)
  return (
    <time className={styles.time} dateTime={new Date(at).toISOString()} title={wholeText(at, otherZone)}>
      {bare ? clockText(at, zone, seconds) : instantText(at, now, zone, seconds)}
      {isOddZone && ` ${zoneName(at, zone)}`}
    </time>
  )
}
