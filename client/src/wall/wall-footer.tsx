import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import { useLayoutEffect, useRef } from 'react'
import { utcText } from '../ui/instant-text.ts'
import { useNow } from '../ui/use-now.ts'
import { freshness } from './freshness.ts'
import type { ServerClock } from './server-clock.ts'
import { UpdateCountdown } from './update-countdown.tsx'
import styles from './wall-footer.module.css'

function Age({ clock }: { readonly clock: ServerClock }) {
  useNow()
  const ageMs = clock.ageMs()
  if (ageMs === null) return <span className={styles.age}>Connecting</span>
  const seconds = Math.floor(ageMs / 1000)
  const level = freshness(ageMs)
  if (level === 'live') {
    return (
      <span className={styles.age} data-age="live">
        Live, <b>{seconds} s</b> ago
      </span>
    )
  }
  const words = level === 'late' ? `data ${seconds} s old` : 'Not live'
  return (
    <span className={styles.age} data-age={level}>
      {words}
    </span>
  )
}

function Time() {
  const now = useNow()
  return <span data-drop="4">{utcText(now, now)}</span>
}

export interface WallFooterProps {
  readonly projection: WallProjection
  readonly clock: ServerClock
  /** The countdown stands here when no lamp shows it. */
  readonly showsUpdate: boolean
  readonly isCalibrated: boolean
}

/** How old the data is, what time it is; the rest while there is room, the least important gone first. */
export function WallFooter({ projection, clock, showsUpdate, isCalibrated }: WallFooterProps) {
  const footer = useRef<HTMLElement>(null)
  const { people } = projection.totals
  useLayoutEffect(() => {
    const element = footer.current
    if (!element) return
    const optional = [...element.querySelectorAll<HTMLElement>('[data-drop]')].sort(
      (a, b) => Number(a.dataset.drop) - Number(b.dataset.drop),
    )
    for (const item of optional) item.hidden = false
    for (const item of optional) {
      if (element.scrollWidth <= element.clientWidth) break
      item.hidden = true
    }
  })
  return (
    <footer ref={footer} className={styles.footer}>
      <Age clock={clock} />
      <Time />
      <span className={styles.gap} />
      {!isCalibrated && (
        <span data-drop="1" data-static="">
          Press C to fit this screen
        </span>
      )}
      {showsUpdate && (
        <span data-drop="5">
          update <b>{<UpdateCountdown dueAt={projection.nextUpdateDueAt} />}</b>
        </span>
      )}
      {people > 0 && (
        <span data-drop="2">
          <b>{people}</b> here
        </span>
      )}
      <span data-drop="3">{projection.key}</span>
    </footer>
  )
}
