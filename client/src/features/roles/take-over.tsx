import type { PersonId } from '@warroom/shared/domain/ids.ts'
import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './roles.module.css'

const REASONS = ['Unreachable', 'Asked on the call', 'Senior takes command']

/** Taking command from somebody is an explicit act with a reason that everybody reads. */
export function TakeOver({
  holder,
  onClose,
}: {
  readonly holder: PersonId | null
  readonly onClose: () => void
}) {
  const nameOf = useNameOf()
  const { ask, refusal, asking, offBecause } = useAsk('takeCommand')
  const [reason, setReason] = useState('')
  const take = async () => {
    const result = await ask({ type: 'takeCommand', reason })
    if (result.ok) onClose()
  }
  return (
    <form
      className={styles.takeOver}
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause) void take()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <p>Do you wish to take command from {nameOf(holder)}? Say why; the timeline keeps it.</p>
      <div className={styles.reasons}>
        {REASONS.map((words) => (
          <Button key={words} pressed={reason === words} onClick={() => setReason(words)}>
            {words}
          </Button>
        ))}
      </div>
      <TextField
        label="Reason"
        value={reason}
        maxLength={200}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
        error={refusal?.message}
      />
      <div className={styles.reasons}>
        <Button
          kind="go"
          live
          type="submit"
          disabledBecause={offBecause ?? (reason.trim() ? null : 'Give a reason first')}
        >
          {asking ? 'Asking…' : 'Take command'}
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </div>
    </form>
  )
}
