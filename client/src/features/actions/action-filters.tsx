import { Button } from '../../ui/button.tsx'
import { ACTION_FILTER_LABEL, ACTION_FILTERS, type ActionFilter } from './action-filter.ts'
import styles from './action-list.module.css'

export interface ActionFiltersProps {
  readonly chosen: ActionFilter
  readonly counts: Readonly<Record<ActionFilter, number>>
  readonly onChoose: (filter: ActionFilter) => void
}

export function ActionFilters({ chosen, counts, onChoose }: ActionFiltersProps) {
  // Dropped ones are out of the way, until there are any.
  const offered = ACTION_FILTERS.filter((f) => f !== 'dropped' || counts.dropped > 0 || chosen === 'dropped')
  return (
    <fieldset className={styles.filters} aria-label="Which actions to show">
      {offered.map((filter) => (
        <Button key={filter} kind="quiet" pressed={filter === chosen} onClick={() => onChoose(filter)}>
          {ACTION_FILTER_LABEL[filter]} <span className={styles.filterCount}>{counts[filter]}</span>
        </Button>
      ))}
    </fieldset>
  )
}
