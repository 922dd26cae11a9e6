import { useOtherZone, useZone } from '../../ui/clock-zone.ts'
import { TextAreaField, TextField } from '../../ui/field.tsx'
import { inputValue, instantOfInput } from '../../ui/instant-input.ts'
import { wholeText, zoneName } from '../../ui/instant-text.ts'
import { useNow } from '../../ui/use-now.ts'
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
        <ImpactStarted draft={draft} errors={errors} onChange={onChange} />
      </div>
    </details>
  )
}

/** Shown and taken in the zone its label names; kept in UTC, so that switching the zone changes no moment. */
function ImpactStarted({ draft, errors, onChange }: FoldedDetailsProps) {
  const zone = useZone()
  const otherZone = useOtherZone()
  const now = useNow(60_000)
  const at = instantOfInput(draft.impactStarted, 'UTC')
  return (
    <TextField
      type="datetime-local"
      label={`Impact started (${zoneName(at ?? now, zone)})`}
      hint={at === null ? undefined : wholeText(at, otherZone)}
      value={inputValue(at, zone)}
      onChange={(event) =>
        onChange({ impactStarted: inputValue(instantOfInput(event.target.value, zone), 'UTC') })
      }
      error={errors.impactStarted}
    />
  )
}
