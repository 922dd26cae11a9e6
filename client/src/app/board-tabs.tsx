import styles from './board-screen.module.css'
import { type BoardTab, TABS } from './board-tab.ts'

export interface BoardTabsProps {
  readonly tab: BoardTab
  readonly onTab: (tab: BoardTab) => void
}

/** Five tabs above the thumb; only on a phone. */
export function BoardTabs({ tab, onTab }: BoardTabsProps) {
  return (
    <nav className={styles.tabs} aria-label="Parts of the board" data-region>
      {TABS.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          aria-current={id === tab ? 'page' : undefined}
          onClick={() => onTab(id)}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}
