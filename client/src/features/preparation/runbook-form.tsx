import {
  RUNBOOK_MAX_STEPS,
  RUNBOOK_STEP_LENGTH,
  RUNBOOK_TITLE_LENGTH,
  stepsOfLines,
} from '@warroom/shared/domain/runbook.ts'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextAreaField, TextField } from '../../ui/field.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import styles from './preparation.module.css'
import type { Outcome, RunbookWords } from './preparation.ts'

export interface RunbookFormProps {
  readonly label: string
  readonly words: RunbookWords
  readonly save: string
  readonly onSave: (words: RunbookWords) => Outcome
  readonly onClose: () => void
}

/** A title, and one step a line: what was written elsewhere is pasted as it is. */
export function RunbookForm({ label, words, save, onSave, onClose }: RunbookFormProps) {
  const [title, setTitle] = useState(words.title)
  const [lines, setLines] = useState(words.steps.join('\n'))
  const [asked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const steps = stepsOfLines(lines)
  const isChanged = title !== words.title || lines !== words.steps.join('\n')
  const wrong = { title: title.trim() === '' ? 'Say what it is for.' : null, steps: stepsFault(steps) }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (wrong.title || wrong.steps || isBusy) return
    setBusy(true)
    const refused = await onSave({ title: title.trim(), steps })
    setBusy(false)
    setRefusal(refused)
    if (refused === null) onClose()
  }
  return (
    <form
      className={styles.form}
      aria-label={label}
      onSubmit={(event) => void submit(event)}
      // What was typed is not thrown away by one key; Cancel says so.
      onKeyDown={(event) => event.key === 'Escape' && !isChanged && onClose()}
    >
      <TextField
        label="What for"
        value={title}
        maxLength={RUNBOOK_TITLE_LENGTH}
        placeholder="Fail over the database"
        error={asked ? wrong.title : null}
        onChange={(event) => setTitle(event.target.value)}
        autoFocus
      />
      <TextAreaField
        label="Steps, one a line"
        hint={steps.length === 0 ? 'Bullets and numbers may stay; they are left out.' : countOf(steps)}
        rows={8}
        value={lines}
        error={asked ? wrong.steps : null}
        onChange={(event) => setLines(event.target.value)}
      />
      {refusal && <InlineError>{refusal}</InlineError>}
      <div className={styles.acts}>
        <Button type="submit" kind="go" disabledBecause={isBusy ? 'Saving…' : null}>
          {save}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

const countOf = (steps: readonly string[]): string =>
  steps.length === 1 ? '1 step' : `${steps.length} steps`

function stepsFault(steps: readonly string[]): string | null {
  if (steps.length === 0) return 'Write at least one step.'
  if (steps.length > RUNBOOK_MAX_STEPS)
    return `At most ${RUNBOOK_MAX_STEPS} steps: nobody follows more at night. Make two of it.`
  const long = steps.findIndex((step) => step.length > RUNBOOK_STEP_LENGTH)
  return long < 0
    ? null
    : `Step ${long + 1} is longer than ${RUNBOOK_STEP_LENGTH} characters. Make two of it.`
}
