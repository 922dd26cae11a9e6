import { useRef, useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import styles from './timeline.module.css'

/** What nobody's screen could know: a call, a sight, a word from outside. Enter notes it and stays. */
export function NoteForm() {
  const { ask, refusal, asking, offBecause, mayAsk } = useAsk('noteTimeline')
  const [text, setText] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useShortcuts(mayAsk ? { note: () => form.current?.querySelector('input')?.focus() } : {})
  if (!mayAsk) return null
  const note = async () => {
    const result = await ask({ type: 'noteTimeline', text })
    if (result.ok) setText('')
  }
  return (
    <form
      ref={form}
      className={styles.note}
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause && text.trim()) void note()
      }}
    >
      <TextField
        label="Note to the timeline"
        hideLabel
        placeholder="Note something (N)"
        value={text}
        maxLength={1000}
        onChange={(event) => setText(event.target.value)}
        error={refusal?.message}
      />
      <Button
        live
        type="submit"
        disabledBecause={offBecause ?? (text.trim() ? null : 'Write the note first')}
      >
        {asking ? 'Asking…' : 'Note it'}
      </Button>
    </form>
  )
}
