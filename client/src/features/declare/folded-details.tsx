import { TextAreaField, TextField } from '../../ui/field.tsx'
import type { DeclarationDraft, DraftErrors } from './declaration-draft.ts'
import styles from './declare-page.module.css'

export interface FoldedDetailsProps {
  readonly draft: DeclarationDraft
  readonly errors: DraftErrors
  readonly onChange: (fields: Partial<DeclarationDraft>) => void
}

/** What can wait; all of it can be written on the board as well. Open when it holds something. */
export function FoldedDetails({ draft, errors, onChange }: FoldedDetailsProps) {
  const filled = draft.summary !== '' || draft.impact !== '' || draft.impactStarted !== ''
  const wrong = Boolean(errors.summary ?? errors.impact ?? errors.impactStarted)
  return (
    <details className={styles.details} open={filled || wrong || undefined}>
      <summary>More: what happened so far, impact, since when</summary>
      <div className={styles.folded}>
        <TextAreaField
          label="What happened so far"
          value={draft.summary}
          onChange={(event) => onChange({ summary: event.target.value })}
          error={errors.summary}
          maxLength={4000}
        />
        <TextAreaField
          label="Impact"
          hint="Who notices, and what they cannot do."
          value={draft.impact}
          onChange={(event) => onChange({ impact: event.target.value })}
          error={errors.impact}
          maxLength={4000}
        />
        <TextField
          type="datetime-local"
          label={`Impact started (${zoneName()})`}
          value={draft.impactStarted}
          onChange={(event) => onChange({ impactStarted: event.target.value })}
          error={errors.impactStarted}
        />
      </div>
    </details>
  )
}

/** The field takes the reader's own time, so its label says which one that is. */
function zoneName(): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' }).formatToParts()
  return `your time, ${parts.find((part) => part.type === 'timeZoneName')?.value ?? 'local'}`
}
