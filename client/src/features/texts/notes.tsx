import { SharedTextarea } from '../../room/shared-textarea.tsx'
import { useBoardText } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { NOTHING_YET } from './nothing-yet.ts'
import styles from './texts.module.css'

/** Everything that has no place of its own yet. */
export function Notes() {
  const { canEdit } = useBoardEdits()
  const notes = useBoardText('notes')
  return (
    <section className={styles.notes} aria-label="Notes">
      <SharedTextarea
        text={notes}
        label="Notes"
        name="notes"
        kind="text"
        id="notes"
        placeholder={canEdit ? 'Commands, links, numbers: whatever somebody may need again' : NOTHING_YET}
        rows={5}
      />
    </section>
  )
}
