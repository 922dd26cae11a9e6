import frame from '../../board-list/board-list.module.css'
import { useRunbooks } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { Empty } from '../../ui/empty.tsx'
import { AttachRunbook } from './attach-runbook.tsx'
import { RunbookCard } from './runbook-card.tsx'
import type { RunbookShelf } from './runbook-shelf.ts'
import styles from './runbooks.module.css'

/** Checklists written before anything burned, worked on together. */
export function AttachedRunbooks({ shelf }: { readonly shelf: RunbookShelf }) {
  const runbooks = useRunbooks()
  const { canEdit } = useBoardEdits()
  return (
    <section className={styles.section} aria-labelledby="runbooks-head">
      <div className={frame.head}>
        <h2 id="runbooks-head" tabIndex={-1}>
          Runbooks
        </h2>
        {canEdit && (
          <span className={frame.headEnd}>
            <AttachRunbook shelf={shelf} />
          </span>
        )}
      </div>
      {runbooks.length === 0 && (
        <Empty>
          {canEdit
            ? 'Has somebody written down how to do this? Attach it and tick the steps together.'
            : 'No runbook is attached.'}
        </Empty>
      )}
      {runbooks.map((runbook) => (
        <RunbookCard key={runbook.id} runbook={runbook} shelf={shelf} />
      ))}
    </section>
  )
}
