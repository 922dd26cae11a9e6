import { TITLE_MAX_CHARACTERS } from '@warroom/shared/domain/incident.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { useRef, useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './incident-header.module.css'

const originalTitle = (record: IncidentRecord): string | null => {
  const first = record.corrections.find((correction) => correction.field === 'title')
  return typeof first?.from === 'string' ? first.from : null
}

/** The title; a correction keeps the original, and says that there is one. */
export function IncidentTitle({ title }: { readonly title: string }) {
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const original = useRecordPart(originalTitle)
  const { mayAsk } = useAsk('correctIncident')
  if (editing) {
    const close = () => {
      setEditing(false)
      // The button comes back with the next paint.
      requestAnimationFrame(() => button.current?.focus())
    }
    return <TitleForm title={title} onClose={close} />
  }
  return (
    <h1 className={styles.h1}>
      {mayAsk ? (
        <button
          ref={button}
          type="button"
          className={styles.titleButton}
          title={`${title} (press to correct it)`}
          onClick={() => setEditing(true)}
        >
          {title}
        </button>
      ) : (
        title
      )}
      {original !== null && original !== title && (
        <span className={styles.corrected} title={`First declared as “${original}”`}>
          corrected
        </span>
      )}
    </h1>
  )
}

function TitleForm({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  const { ask, refusal, asking, offBecause } = useAsk('correctIncident')
  const [text, setText] = useState(title)
  const correct = async () => {
    const words = text.trim()
    if (words === title) return onClose()
    const result = await ask({ type: 'correctIncident', title: words })
    if (result.ok) onClose()
  }
  const missing = text.trim() ? null : 'An incident needs a title'
  return (
    <form
      className={styles.titleForm}
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause && !missing) void correct()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <TextField
        label="Title of the incident"
        hideLabel
        value={text}
        maxLength={TITLE_MAX_CHARACTERS}
        autoFocus
        onChange={(event) => setText(event.target.value)}
        error={refusal?.message}
      />
      <Button kind="go" live type="submit" disabledBecause={offBecause ?? missing}>
        {asking ? 'Asking…' : 'Correct it'}
      </Button>
      <Button onClick={onClose}>Leave it</Button>
    </form>
  )
}
