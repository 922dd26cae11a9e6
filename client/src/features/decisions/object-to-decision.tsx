import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from '../../ui/side-list.module.css'

/** One press and one sentence. Afterwards it is recorded beside the decision, and stops nothing. */
export function ObjectToDecision({ id, isLate }: { readonly id: string; readonly isLate: boolean }) {
  const { ask, refusal, offBecause, mayAsk } = useAsk('objectToDecision')
  const [objection, setObjection] = useState<string | null>(null)
  if (!mayAsk) return null
  const label = isLate ? 'I see it differently' : 'I object'
  if (objection === null) {
    return (
      <div className={styles.buttons}>
        <Button kind="quiet" live disabledBecause={offBecause} onClick={() => setObjection('')}>
          {label}
        </Button>
      </div>
    )
  }
  const missing = objection.trim() ? null : 'Say what worries you first'
  const send = async () => {
    const result = await ask({ type: 'objectToDecision', decisionId: id, objection })
    if (result.ok) setObjection(null)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause && !missing) void send()
      }}
      onKeyDown={(event) => event.key === 'Escape' && setObjection(null)}
    >
      <TextField
        label="What worries you?"
        value={objection}
        maxLength={500}
        autoFocus
        onChange={(event) => setObjection(event.target.value)}
        error={refusal?.message}
      />
      <div className={styles.buttons}>
        <Button live type="submit" disabledBecause={offBecause ?? missing}>
          {label}
        </Button>
        <Button kind="quiet" onClick={() => setObjection(null)}>
          Leave it
        </Button>
      </div>
    </form>
  )
}
