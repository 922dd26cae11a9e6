import { SharedTextarea } from '../../room/shared-textarea.tsx'
import { useBoardText } from '../../room/use-board.ts'
import styles from './texts.module.css'

/** What happened and whom it hurts: the two answers everybody asks for first, written together. */
export function SituationTexts() {
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
        placeholder="The symptom people see, since when, and what changed just before"
        rows={3}
      />
      <SharedTextarea
        text={impact}
        label="Impact"
        name="impact"
        kind="text"
        id="impact"
        placeholder="Who is affected, how many, which regions, and what they can do meanwhile"
        rows={3}
      />
    </section>
  )
}
