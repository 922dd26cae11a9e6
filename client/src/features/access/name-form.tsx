import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import styles from './access.module.css'

export type NameAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly sentence: string; readonly nameError?: string | undefined }

export interface NameFormProps {
  readonly submit: string
  readonly onName: (name: string) => Promise<NameAnswer>
}

/** One field, one button: how a link is turned into a person. */
export function NameForm({ submit, onName }: NameFormProps) {
  const [name, setName] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (sending) return
    setFailure(null)
    const said = name.trim()
    setError(said === '' ? 'Write the name your colleagues know you by.' : null)
    if (said === '') return
    setSending(true)
    const answer = await onName(said)
    setSending(false)
    if (answer.ok) return
    setError(answer.nameError ?? null)
    setFailure(answer.nameError ? null : answer.sentence)
  }
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)} noValidate>
      <TextField
        label="Your name"
        hint="Everybody in an incident sees it."
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={error}
        maxLength={80}
        autoComplete="name"
        // The only thing to do on this page.
        autoFocus
      />
      {failure && <InlineError>{failure}</InlineError>}
      <Button kind="go" large type="submit" disabledBecause={sending ? 'Waiting for the server' : null}>
        {submit}
      </Button>
    </form>
  )
}
