import { OBJECTION_WINDOW_SECONDS } from '@warroom/shared/domain/incident-decision.ts'
import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import styles from '../../ui/side-list.module.css'

const WINDOWS = [
  { value: '60', label: '1 minute' },
  { value: '120', label: '2 minutes' },
  { value: '300', label: '5 minutes' },
  { value: '900', label: '15 minutes' },
] as const
type Window = (typeof WINDOWS)[number]['value']

const USUAL: Window =
  WINDOWS.find(({ value }) => Number(value) === OBJECTION_WINDOW_SECONDS.usual)?.value ?? '120'

/** What will be done, and how long one may object. Nobody is asked to agree. */
export function ProposeDecision({ onClose }: { readonly onClose: () => void }) {
  const { ask, refusal, asking, offBecause } = useAsk('proposeDecision')
  const [statement, setStatement] = useState('')
  const [alternatives, setAlternatives] = useState('')
  const [revisitWhen, setRevisitWhen] = useState('')
  const [window, setWindow] = useState<Window>(USUAL)
  const missing = statement.trim() ? null : 'Say what will be done first'
  const propose = async () => {
    const windowSeconds = Number(window)
    const result = await ask({ type: 'proposeDecision', statement, alternatives, revisitWhen, windowSeconds })
    if (result.ok) onClose()
  }
  return (
    <form
      className={styles.form}
      aria-label="Propose a decision"
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause && !missing) void propose()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <TextField
        label="We will…"
        placeholder="Fail over to the replica in Dublin"
        value={statement}
        maxLength={300}
        autoFocus
        onChange={(event) => setStatement(event.target.value)}
        error={refusal?.message}
      />
      <TextField
        label="What else could we do? (if there is something)"
        value={alternatives}
        maxLength={1000}
        onChange={(event) => setAlternatives(event.target.value)}
      />
      <TextField
        label="When do we decide again? (if you know)"
        placeholder="Replication lag above 5 seconds"
        value={revisitWhen}
        maxLength={300}
        onChange={(event) => setRevisitWhen(event.target.value)}
      />
      <Select label="Time to object" value={window} onChange={setWindow} options={WINDOWS} />
      <div className={styles.buttons}>
        <Button kind="go" live type="submit" disabledBecause={offBecause ?? missing}>
          {asking ? 'Asking…' : 'Any strong objections?'}
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </div>
    </form>
  )
}
