import { SharedTextarea } from '../../room/shared-textarea.tsx'
import { useBoardText } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { NOTHING_YET } from './nothing-yet.ts'
import styles from './texts.module.css'

/** What happened and whom it hurts: the two answers everybody asks for first, written together. */
export function SituationTexts() {
  const { canEdit } = useBoardEdits()
  const whatHappened = useBoardText('whatHappened')
  const impact = useBoardText('impact')
  return (
    <section className={styles.situation} aria-label="Situation">
      <SharedTextarea
        text={whatHappened}
        label="What happened"
        name="whatHappened"
        kind="text"
        id="whatHappened"
        placeholder={
          canEdit ? 'The symptom people see, since when, and what changed just before' : NOTHING_YET
        }
        rows={3}
      />
      <SharedTextarea
        text={impact}
        label="Impact"
        name="impact"
        kind="text"
        id="impact"
        placeholder={
          canEdit ? 'Who is affected, how many, which regions, and what they can do meanwhile' : NOTHING_YET
        }
        rows={3}
      />
    </section>
  )
}
