import styles from './board-screen.module.css'

export const TABS = [
  { id: 'actions', label: 'Actions' },
  { id: 'hypotheses', label: 'Hypotheses' },
  { id: 'comms', label: 'Update' },
  { id: 'timeline', label: 'Timeline' },
  { id: 'people', label: 'People' },
] as const
export type BoardTab = (typeof TABS)[number]['id']

/** On which tab of the phone an anchor lies. */
export function tabOf(anchor: string): BoardTab {
  if (/^(hyp-|hypotheses-|situation)/.test(anchor)) return 'hypotheses'
  if (/^(role-|roadblock)/.test(anchor)) return 'people'
  if (anchor.startsWith('stakeholder-update')) return 'comms'
  return anchor.startsWith('timeline') ? 'timeline' : 'actions'
}

/** Five tabs above the thumb; only on a phone. */
export function BoardTabs({
  tab,
  onTab,
}: {
  readonly tab: BoardTab
  readonly onTab: (tab: BoardTab) => void
}) {
  return (
    <nav className={styles.tabs} aria-label="Parts of the board">
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
