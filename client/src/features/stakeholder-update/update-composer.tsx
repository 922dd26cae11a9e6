import type { DraftText } from '@warroom/shared/document/board-document.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { updateCadenceMinutes } from '@warroom/shared/domain/severity.ts'
import { useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { SharedTextarea } from '../../room/shared-textarea.tsx'
import { useAsk } from '../../room/use-ask.ts'
import { useDraftText } from '../../room/use-board.ts'
import { useNow } from '../../room/use-now.ts'
import { useRecord } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import { Select } from '../../ui/select.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { UtcTime } from '../../ui/utc-time.tsx'
import { missingForUpdate } from './missing-for-update.ts'
import styles from './stakeholder-update.module.css'

const MINUTE_MS = 60_000
const CHOICES = [10, 15, 20, 30, 45, 60, 120] as const

/** What stakeholders are told next, written by whoever is there; publishing keeps it and promises the next one. */
export function UpdateComposer() {
  const record = useRecord()
  const section = useRef<HTMLElement>(null)
  useShortcuts({ draftUpdate: () => section.current?.querySelector('textarea')?.focus() })
  const number = (record?.publishedUpdates.length ?? 0) + 1
  const due = record?.incident.nextUpdateDueAt ?? null
  return (
    <section
      ref={section}
      id="stakeholder-update"
      aria-labelledby="update-head"
      tabIndex={-1}
      className={styles.section}
    >
      <h2 id="update-head" className={styles.head}>
        Stakeholder update {number}
        {due !== null && (
          <span className={styles.due}>
            due <UtcTime at={due} />
          </span>
        )}
      </h2>
      <Draft name="whatHappened" label="What happened" placeholder="The symptom, in words a customer uses" />
      <Draft
        name="impact"
        label="Impact"
        placeholder="Who is affected, how many, and what they can do meanwhile"
      />
      <Draft
        name="nextSteps"
        label="What we do next (optional)"
        placeholder="What is being done, without a promise of when it is over"
      />
      {record && <Publish record={record} />}
      {record && <LastUpdate record={record} />}
    </section>
  )
}

function Draft(props: { name: DraftText; label: string; placeholder: string }) {
  const text = useDraftText(props.name)
  if (!text) return <p className={styles.quiet}>{props.label}: loading…</p>
  return (
    <SharedTextarea
      text={text}
      label={props.label}
      name={`draft-${props.name}`}
      kind="draft"
      id={props.name}
      placeholder={props.placeholder}
      rows={2}
    />
  )
}

function Publish({ record }: { readonly record: IncidentRecord }) {
  const { ask, refusal, asking, offBecause, mayAsk } = useAsk('publishUpdate')
  const now = useNow(30_000)
  const [minutes, setMinutes] = useState<string>(String(updateCadenceMinutes(record.incident.severity) ?? 60))
  const [published, setPublished] = useState(false)
  const whatHappened = useWords(useDraftText('whatHappened'))
  const impact = useWords(useDraftText('impact'))
  const nextSteps = useWords(useDraftText('nextSteps'))
  if (!mayAsk) return null
  const missing = missingForUpdate({ whatHappened, impact })
  const nextUpdateDueAt = now + Number(minutes) * MINUTE_MS
  const publish = async () => {
    const result = await ask({ type: 'publishUpdate', whatHappened, impact, nextSteps, nextUpdateDueAt })
    setPublished(result.ok)
  }
  return (
    <div className={styles.publish}>
      <Select
        label="They hear again"
        value={minutes}
        onChange={setMinutes}
        options={CHOICES.map((m) => ({
          value: String(m),
          label: m < 60 ? `in ${m} minutes` : m === 60 ? 'in an hour' : `in ${m / 60} hours`,
        }))}
      />
      <Button kind="go" live disabledBecause={offBecause ?? missing} onClick={() => void publish()}>
        {asking ? 'Asking…' : 'Publish to the record'}
      </Button>
      {missing && <p className={styles.quiet}>{missing}</p>}
      {published && !refusal && (
        <p className={styles.quiet}>Published. The next one is due at the time above.</p>
      )}
      {refusal && <InlineError>{refusal.message}</InlineError>}
    </div>
  )
}

/** The text as it is now, and on every change of it. */
function useWords(text: Y.Text | null): string {
  const [words, setWords] = useState('')
  useEffect(() => {
    if (!text) return
    const read = () => setWords(text.toString().trim())
    read()
    text.observe(read)
    return () => text.unobserve(read)
  }, [text])
  return words
}

function LastUpdate({ record }: { readonly record: IncidentRecord }) {
  const last = record.publishedUpdates.at(-1)
  if (!last) return <p className={styles.quiet}>Nothing has been published yet.</p>
  return (
    <details className={styles.last}>
      <summary>
        Update {last.number}, <UtcTime at={last.publishedAt} />
      </summary>
      <p>{last.whatHappened}</p>
      <p>{last.impact}</p>
      {last.nextSteps && <p>{last.nextSteps}</p>}
    </details>
  )
}
