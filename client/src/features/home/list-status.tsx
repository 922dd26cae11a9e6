import { InlineError } from '../../ui/inline-error.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import styles from './home-page.module.css'

export interface ListStatusProps {
  readonly live: boolean
  readonly asOf: number | null
  readonly problem: string | null
  readonly onRetry: () => void
}

/** How far the list can be trusted; silent while it is live. */
export function ListStatus({ live, asOf, problem, onRetry }: ListStatusProps) {
  const age = asOf !== null && (
    <>
      List as of <ShownTime at={asOf} />.
    </>
  )
  if (problem !== null) {
    return (
      <InlineError onRetry={onRetry}>
        {problem} {age}
      </InlineError>
    )
  }
  return (
    <p className={styles.age} role="status">
      {!live && asOf !== null && <>Not live, reconnecting. {age} Rooms you have opened before still open.</>}
    </p>
  )
}
