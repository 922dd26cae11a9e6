import type { Action } from '@warroom/shared/domain/action.ts'
import { usePeopleOn } from '../../board-list/use-people-on.ts'
import { useNow } from '../../room/use-now.ts'
import styles from './action-row.module.css'
import { onItPhrase } from './action-words.ts'

/** "Mo on it now, 4 min", from who is at this action while it is being done. */
export function OnItNow({ action }: { readonly action: Action }) {
  const here = usePeopleOn('action', action.id)
  const phrase = onItPhrase(action, here, useNow(10_000))
  return phrase && <span className={styles.onIt}>{phrase}</span>
}
