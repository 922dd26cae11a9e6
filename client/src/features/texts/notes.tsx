import { SharedTextarea } from '../../room/shared-textarea.tsx'
import { useBoardText } from '../../room/use-board.ts'
import styles from './texts.module.css'

/** Everything that has no place of its own yet. */
export function Notes() {
  const notes = useBoardText('notes')
  return (
    <section className={styles.notes} aria-label="Notes">
      <SharedTextarea
        text={notes}
        label="Notes"
        name="notes"
        kind="text"
        id="notes"
        placeholder="Commands, links, numbers: whatever somebody may need again"
        rows={5}
      />
    </section>
  )
}
