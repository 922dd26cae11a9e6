import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { TimelineEntry, TimelineKind } from '@warroom/shared/domain/timeline-entry.ts'
import {
  AlignLeft,
  Flag as FlagIcon,
  History,
  Lightbulb,
  type LucideIcon,
  Megaphone,
  Milestone,
  OctagonAlert,
  PenLine,
  Search,
  SquareCheckBig,
  TrafficCone,
  UserRound,
} from 'lucide-react'
import { useRef, useState } from 'react'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useAsk } from '../../room/use-ask.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { UtcTime } from '../../ui/utc-time.tsx'
import { newestFirst } from './newest-first.ts'
import styles from './timeline.module.css'

const ICON: Readonly<Record<TimelineKind, LucideIcon>> = {
  incident: FlagIcon,
  severity: OctagonAlert,
  status: Milestone,
  role: UserRound,
  hypothesis: Lightbulb,
  evidence: Search,
  action: SquareCheckBig,
  roadblock: TrafficCone,
  update: Megaphone,
  note: PenLine,
  correction: History,
  text: AlignLeft,
}
/** Beside other things the last ones are enough; the whole is a press away. */
const TAIL = 12

const timelineOf = (record: IncidentRecord): IncidentRecord['timeline'] => record.timeline

/** What happened, newest first; nobody had to type it. `whole` where it has a column of its own. */
export function Timeline({ whole = false }: { readonly whole?: boolean }) {
  const timeline = useRecordPart(timelineOf)
  const [all, setAll] = useState(whole)
  const entries = newestFirst(timeline ?? [])
  const shown = all ? entries : entries.slice(0, TAIL)
  return (
    <section aria-labelledby="timeline-head" className={styles.section}>
      <div className={styles.head}>
        <h2 id="timeline-head">Timeline</h2>
        <span className={styles.zone}>UTC</span>
      </div>
      <NoteForm />
      {timeline && entries.length === 0 && (
        <p className={styles.zone}>Nothing yet; everything you do appears here.</p>
      )}
      <ol className={styles.list}>
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {!all && entries.length > TAIL && (
        <Button onClick={() => setAll(true)}>Show all {entries.length}</Button>
      )}
    </section>
  )
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const Icon = ICON[entry.kind]
  return (
    <li className={styles.entry}>
      <span className={styles.time}>
        <UtcTime at={entry.at} bare />
      </span>
      <Icon className={styles.icon} aria-hidden="true" />
      <span className={styles.text}>{entry.text}</span>
      {entry.actor !== null && <PersonFlag personId={entry.actor} size="sm" decorative />}
    </li>
  )
}

function NoteForm() {
  const { ask, refusal, asking, offBecause, mayAsk } = useAsk('noteTimeline')
  const [text, setText] = useState('')
  const field = useRef<HTMLFormElement>(null)
  useShortcuts(mayAsk ? { note: () => field.current?.querySelector('input')?.focus() } : {})
  if (!mayAsk) return null
  const note = async () => {
    const result = await ask({ type: 'noteTimeline', text })
    if (result.ok) setText('')
  }
  return (
    <form
      ref={field}
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
