import type { Concern } from '@warroom/shared/domain/concern.ts'
import { useEffect, useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { useNow } from '../../room/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { TextAreaField } from '../../ui/field.tsx'
import { announce } from '../../ui/live-region.tsx'
import styles from '../../ui/side-list.module.css'

/** The server holds it for up to 90 s; after this long it did not come. */
const LOST_AFTER_MS = 3 * 60_000

interface Sent {
  readonly text: string
  readonly at: number
}

/** With a name or without. Without, the words stay here until they are seen on the board: the server cannot say whose they were. */
export function RaiseConcern({
  concerns,
  onClose,
}: {
  readonly concerns: readonly Concern[]
  readonly onClose: () => void
}) {
  const { ask, refusal, asking, offBecause } = useAsk('raiseConcern')
  const now = useNow(5_000)
  const [text, setText] = useState('')
  const [anonymous, setAnonymous] = useState(true)
  const [sent, setSent] = useState<Sent | null>(null)
  const isThere = sent !== null && concerns.some((concern) => concern.text === sent.text)
  useEffect(() => {
    if (!isThere) return
    announce('Your concern is on the board.')
    onClose()
  }, [isThere, onClose])
  const missing = text.trim() ? null : 'Say what worries you first'
  const send = async () => {
    const result = await ask({ type: 'raiseConcern', text: text.trim(), anonymous })
    if (!result.ok) return
    if (anonymous) setSent({ text: text.trim(), at: now })
    else onClose()
  }
  if (sent && !isThere && now - sent.at < LOST_AFTER_MS) {
    return (
      <div className={styles.form} role="status">
        <p>“{sent.text}”</p>
        <p className={styles.quiet}>
          On its way. It appears within two minutes, so that nobody sees who was writing. Keep this page open.
        </p>
      </div>
    )
  }
  return (
    <form
      className={styles.form}
      aria-label="Raise a concern"
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause && !missing) void send()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {sent && <p>It did not arrive. Your words are still here.</p>}
      <TextAreaField
        label="What worries you?"
        value={text}
        maxLength={1000}
        autoFocus
        onChange={(event) => setText(event.target.value)}
        error={refusal?.message}
      />
      <label className={styles.choice}>
        <input type="checkbox" checked={anonymous} onChange={(event) => setAnonymous(event.target.checked)} />
        Without my name. Nothing that is stored says whose it is, and it comes up to 90 seconds later.
      </label>
      <div className={styles.buttons}>
        <Button kind="go" live type="submit" disabledBecause={offBecause ?? missing}>
          {asking ? 'Asking…' : 'Raise it'}
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </div>
    </form>
  )
}
