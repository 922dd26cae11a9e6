import { useOtherZone, useZone } from './clock-zone.ts'
import { clockText, instantText, wholeText, zoneName } from './instant-text.ts'
import styles from './shown-time.module.css'
import { useNow } from './use-now.ts'

export interface ShownTimeProps {
  readonly at: number
  readonly seconds?: boolean
  /** In a column whose head names the zone: no date, and no zone unless the clocks were changed since. */
  readonly bare?: boolean
}

/** `15:16 UTC`, with the date once it is not today; in the reader's own zone where this device was switched to it. */
export function ShownTime({ at, seconds = false, bare = false }: ShownTimeProps) {
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
