import type { Concern } from '@warroom/shared/domain/concern.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { useRef, useState } from 'react'
import { NeedsConnection } from '../../room/needs-connection.tsx'
import { useAsk } from '../../room/use-ask.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import styles from '../../ui/side-list.module.css'
import { RaiseConcern } from './raise-concern.tsx'

const concernsOf = (record: IncidentRecord): IncidentRecord['concerns'] => record.concerns

/** What worries people. Taken up by somebody, with an answer; never argued with. */
export function ConcernList() {
  const concerns = Object.entries(useRecordPart(concernsOf) ?? {})
  const [raising, setRaising] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const open = concerns.filter(([, { acknowledgedAt }]) => acknowledgedAt === null)
  const heard = concerns.filter(([, { acknowledgedAt }]) => acknowledgedAt !== null)
  return (
    <section aria-labelledby="concerns-head" className={styles.section}>
      <div className={styles.head}>
        <h2 id="concerns-head">Concerns</h2>
        {open.length > 0 && <span className={styles.count}>{open.length}</span>}
        <NeedsConnection />
        <span className={styles.headEnd}>
          <Button ref={button} aria-expanded={raising} onClick={() => setRaising(!raising)}>
            Raise a concern
          </Button>
        </span>
      </div>
      {raising && (
        <RaiseConcern
          concerns={concerns.map(([, concern]) => concern)}
          onClose={() => {
            setRaising(false)
            button.current?.focus()
          }}
        />
      )}
      {concerns.length === 0 && !raising && (
        <p className={styles.quiet}>Worried? Say so, also without your name.</p>
      )}
      <ul className={styles.list}>
        {[...open, ...heard.reverse()].map(([id, concern]) => (
          <ConcernCard key={id} id={id} concern={concern} />
        ))}
      </ul>
    </section>
  )
}

function ConcernCard({ id, concern }: { readonly id: string; readonly concern: Concern }) {
  const nameOf = useNameOf()
  const { number, text, raisedBy, raisedAt, acknowledgedBy, acknowledgedAt, response } = concern
  return (
    <li
      id={`concern-${id}`}
      className={styles.card}
      data-open={acknowledgedAt === null || undefined}
      tabIndex={-1}
    >
      <p>
        <span className={styles.number}>C{number}</span> {text}
      </p>
      <p className={styles.meta}>
        <span>{raisedBy === null ? 'Raised without a name' : nameOf(raisedBy)}</span>
        <ShownTime at={raisedAt} />
        {acknowledgedAt !== null && <b>{nameOf(acknowledgedBy)} took it up</b>}
      </p>
      {response && <p className={styles.note}>{response}</p>}
      {acknowledgedAt === null && <TakeUp id={id} />}
    </li>
  )
}

function TakeUp({ id }: { readonly id: string }) {
  const { ask, refusal, offBecause, mayAsk } = useAsk('acknowledgeConcern')
  const [response, setResponse] = useState('')
  if (!mayAsk) return null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause) void ask({ type: 'acknowledgeConcern', concernId: id, response })
      }}
    >
      <TextField
        label="What we do about it (or leave it empty)"
        value={response}
        maxLength={500}
        onChange={(event) => setResponse(event.target.value)}
        error={refusal?.message}
      />
      <div className={styles.buttons}>
        <Button live type="submit" disabledBecause={offBecause}>
          I take it up
        </Button>
      </div>
    </form>
  )
}
