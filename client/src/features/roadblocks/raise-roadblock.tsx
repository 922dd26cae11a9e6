import { isUnfinished } from '@warroom/shared/domain/action.ts'
import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { useActions } from '../../room/use-board.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './roadblocks.module.css'

const NO_ACTION = 'none'

/** What is needed, from whom, and what it blocks. Only the first is asked for. */
export function RaiseRoadblock({
  initialBlocks,
  onClose,
}: {
  /** The action it was opened for. */
  readonly initialBlocks: string | null
  readonly onClose: () => void
}) {
  const { ask, refusal, asking, offBecause } = useAsk('raiseRoadblock')
  const actions = useActions().filter(isUnfinished)
  const [needed, setNeeded] = useState('')
  const [neededFrom, setNeededFrom] = useState('')
  const [blocks, setBlocks] = useState(initialBlocks ?? NO_ACTION)
  const raise = async () => {
    const blocksActionId = blocks === NO_ACTION ? null : blocks
    const result = await ask({ type: 'raiseRoadblock', needed, neededFrom, blocksActionId })
    if (result.ok) onClose()
  }
  const missing = needed.trim() ? null : 'Say what you need first'
  return (
    <form
      className={styles.form}
      aria-label="Need help"
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause && !missing) void raise()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <TextField
        label="What do you need?"
        placeholder="Read access to the orders replica"
        value={needed}
        maxLength={200}
        autoFocus
        onChange={(event) => setNeeded(event.target.value)}
        error={refusal?.message}
      />
      <TextField
        label="From whom? (if you know)"
        value={neededFrom}
        maxLength={120}
        onChange={(event) => setNeededFrom(event.target.value)}
      />
      {actions.length > 0 && (
        <Select
          label="What does it block?"
          value={blocks}
          onChange={setBlocks}
          options={[
            { value: NO_ACTION, label: 'No single action' },
            ...actions.map(({ id, number, title }) => ({
              value: id,
              label: number === null ? title : `${number} ${title}`,
            })),
          ]}
        />
      )}
      <div className={styles.buttons}>
        <Button kind="go" live type="submit" disabledBecause={offBecause ?? missing}>
          {asking ? 'Asking…' : 'Ask for help'}
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </div>
    </form>
  )
}
