import { ACTION_STATE_LABEL } from '@warroom/shared/domain/action.ts'
import { useActions } from '../../room/use-board.ts'
import styles from './hypothesis-details.module.css'

/** What is being done about it. */
export function LinkedActions({ hypothesisId }: { readonly hypothesisId: string }) {
  const linked = useActions().filter((action) => action.hypothesisId === hypothesisId)
  if (linked.length === 0) return null
  return (
    <ul className={styles.linked} aria-label="Actions that test it">
      {linked.map(({ id, number, title, state }) => (
        <li key={id}>
          <a href={`#act-${number ?? id}`}>{number === null ? title : `Action ${number}: ${title}`}</a>{' '}
          <span>{ACTION_STATE_LABEL[state].toLowerCase()}</span>
        </li>
      ))}
    </ul>
  )
}
