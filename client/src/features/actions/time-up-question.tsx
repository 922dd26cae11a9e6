import { type Action, lateByMs } from '@warroom/shared/domain/action.ts'
import type { MouseEvent } from 'react'
import { titleOf } from '../../board-list/row-elements.ts'
import { StuckButton } from '../../board-list/stuck-button.tsx'
import { useNow } from '../../room/use-now.ts'
import { Button } from '../../ui/button.tsx'
import styles from './action-details.module.css'
import { useActionActs } from './use-action-acts.ts'

const MORE_MINUTES = 10

/** Asked of the owner alone, in the row, once the time-box has run out; it may stay unanswered (FIELD 10). */
export function TimeUpQuestion({ action }: { readonly action: Action }) {
  const acts = useActionActs()
  const now = useNow()
  if (lateByMs(action, now) === null) return null
  /** The question goes with its answer; the focus stays in the row. */
  const answer = (act: () => void) => (event: MouseEvent<HTMLElement>) => {
    titleOf(event.currentTarget.closest('[data-row]'))?.focus()
    act()
  }
  return (
    <fieldset
      className={styles.outcome}
      data-below
      data-time-up
      aria-label={`Time is up for “${action.title}”`}
    >
      <span>Time is up.</span>
      <Button onClick={answer(() => acts.setTimeBox(action, MORE_MINUTES))}>{MORE_MINUTES} min more</Button>
      <StuckButton subject={{ kind: 'action', id: action.id }} />
      <Button onClick={answer(() => acts.toggleDone(action))}>Done</Button>
    </fieldset>
  )
}
