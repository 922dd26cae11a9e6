import type { Action } from '@warroom/shared/domain/action.ts'
import { useConnection } from '../../room/use-connection.ts'
import { useNow } from '../../room/use-now.ts'
import { countdownText, isoDuration } from '../../ui/duration-text.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import styles from './action-row.module.css'
import { timeBoxOf } from './action-words.ts'

/** What is left of the time-box, or how late it is; amber when it ran out, red from three minutes on. */
export function TimeBox({ action }: { readonly action: Pick<Action, 'state' | 'timeBoxUntil'> }) {
  const now = useNow()
  const isOffline = useConnection().status === 'offline'
  const box = timeBoxOf(action, now)
  if (!box || action.timeBoxUntil === null) return null
  const left = action.timeBoxUntil - now
  return (
    <time className={styles.timeBox} data-level={box.level} dateTime={isoDuration(left)}>
      {box.level === 'running' ? (
        <>
          <VisuallyHidden>Time left: </VisuallyHidden>
          {/* The clock's offset may be old without a line to the server. */}
          {isOffline && <span className={styles.about}>about </span>}
          {countdownText(left)}
        </>
      ) : (
        box.text
      )}
    </time>
  )
}
