import { isOpen } from '@warroom/shared/domain/incident-status.ts'
import { whoHelped } from '@warroom/shared/domain/who-helped.ts'
import { useState } from 'react'
import { useRoom } from '../../room/room-context.ts'
import { useAsk } from '../../room/use-ask.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useMe } from '../../room/use-presence.ts'
import { useRecord } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from '../../ui/side-list.module.css'

/** Thanks at any time, and at the end by itself: everybody who helped, with what. */
export function ThanksCard() {
  const record = useRecord()
  const [opened, setOpened] = useState(false)
  const nameOf = useNameOf()
  if (!record) return null
  const isOver = !isOpen(record.incident.status)
  const { thanks } = record
  return (
    <section aria-labelledby="thanks-head" className={styles.section}>
      <div className={styles.head}>
        <h2 id="thanks-head">Thanks</h2>
        {!isOver && (
          <span className={styles.headEnd}>
            <Button aria-expanded={opened} onClick={() => setOpened(!opened)}>
              Thank somebody
            </Button>
          </span>
        )}
      </div>
      {(isOver || opened) && <ThankForm onThanked={() => setOpened(false)} isOver={isOver} />}
      <ul className={styles.list}>
        {[...thanks].reverse().map(({ from, to, text, at }) => (
          <li key={`${at} ${from}`} className={styles.card}>
            <p>
              <b>{nameOf(from)}</b> thanks {to.map(nameOf).join(', ')}
            </p>
            {text && <p className={styles.note}>{text}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ThankForm({ onThanked, isOver }: { readonly onThanked: () => void; readonly isOver: boolean }) {
  const record = useRecord()
  const { board } = useRoom()
  const me = useMe()
  const { ask, refusal, asking, offBecause } = useAsk('thank')
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  if (!record) return null
  const lists = {
    actions: board.actions.list.get(),
    hypotheses: board.hypotheses.list.get(),
    evidence: board.evidence.list.get(),
  }
  const helped = whoHelped(record, lists).filter(({ personId }) => personId !== me.personId)
  if (helped.length === 0) return <p className={styles.quiet}>Nobody else has been here yet.</p>
  const to = helped.filter(({ personId }) => (chosen ? chosen.has(personId) : isOver))
  const missing = to.length > 0 ? null : 'Choose whom to thank first'
  const thank = async () => {
    const result = await ask({ type: 'thank', personIds: to.map(({ personId }) => personId), text })
    if (!result.ok) return
    setText('')
    setChosen(null)
    onThanked()
  }
  return (
    <form
      className={styles.form}
      aria-label="Thank people"
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause && !missing) void thank()
      }}
    >
      {isOver && <p>It is over. They were there:</p>}
      {helped.map(({ personId, name, with: what }) => (
        <label key={personId} className={styles.choice}>
          <input
            type="checkbox"
            checked={to.some((person) => person.personId === personId)}
            onChange={(event) => {
              const next = new Set(to.map((person) => person.personId as string))
              if (event.target.checked) next.add(personId)
              else next.delete(personId)
              setChosen(next)
            }}
          />
          <span>
            <b>{name}</b> <span className={styles.quiet}>{what.join(', ')}</span>
          </span>
        </label>
      ))}
      <TextField
        label="For what? (in your words)"
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.target.value)}
        error={refusal?.message}
      />
      <div className={styles.buttons}>
        <Button kind="go" live type="submit" disabledBecause={offBecause ?? missing}>
          {asking ? 'Asking…' : 'Thank them'}
        </Button>
      </div>
    </form>
  )
}
