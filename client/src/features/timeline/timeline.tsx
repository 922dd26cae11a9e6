import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { TimelineEntry } from '@warroom/shared/domain/timeline-entry.ts'
import { memo, useCallback, useMemo, useRef, useState } from 'react'
import { NeedsConnection } from '../../room/needs-connection.tsx'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useRoom } from '../../room/room-context.ts'
import { useNow } from '../../room/use-now.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { useZone } from '../../ui/clock-zone.ts'
import { clockText, zoneName } from '../../ui/instant-text.ts'
import { ShownTime } from '../../ui/shown-time.tsx'
import { useSoughtCard } from '../../ui/sought-card.ts'
import { NoteForm } from './note-form.tsx'
import styles from './timeline.module.css'
import { TIMELINE_ICON } from './timeline-icons.ts'
import { byDay, newestFirst, subjectAnchor, wasRecordedLate } from './timeline-rows.ts'

/** Beside other things the last ones are enough; the whole is a press away. */
const TAIL = 12

const timelineOf = (record: IncidentRecord): IncidentRecord['timeline'] => record.timeline

export interface TimelineProps {
  /** Everything at once, where it has a place of its own. */
  readonly whole: boolean
  readonly onJump: (anchor: string) => void
}

/** What happened, newest first; nobody had to type it. */
export function Timeline({ whole, onJump }: TimelineProps) {
  const timeline = useRecordPart(timelineOf)
  const zone = useZone()
  const now = useNow(60_000)
  const [wantsAll, setWantsAll] = useState(false)
  const entries = useMemo(() => newestFirst(timeline ?? []), [timeline])
  const all = whole || wantsAll
  const days = useMemo(() => byDay(all ? entries : entries.slice(0, TAIL), zone), [all, entries, zone])
  const goTo = useGoTo(onJump)
  useSoughtCard((anchor) => {
    if (entries.some(({ id }) => anchor === `timeline-${id}`)) setWantsAll(true)
  })
  return (
    <section aria-labelledby="timeline-head" className={styles.section}>
      <div className={styles.head}>
        <h2 id="timeline-head">Timeline</h2>
        <span className={styles.zone}>{zoneName(now, zone)}</span>
        <NeedsConnection />
      </div>
      <NoteForm />
      {timeline && entries.length === 0 && (
        <p className={styles.zone}>Nothing yet; everything you do appears here.</p>
      )}
      {days.map(({ day, entries: ofDay }) => (
        <section key={day} aria-label={day}>
          {days.length > 1 && <h3 className={styles.day}>{day}</h3>}
          <ol>
            {ofDay.map((entry) => (
              <Entry key={entry.id} entry={entry} onGoTo={goTo} />
            ))}
          </ol>
        </section>
      ))}
      {!all && entries.length > TAIL && (
        <Button onClick={() => setWantsAll(true)}>Show all {entries.length}</Button>
      )}
    </section>
  )
}

/** The number of a card is looked up when it is needed: rows need not change with it. Stays the same function. */
function useGoTo(onJump: (anchor: string) => void): (entry: TimelineEntry) => void {
  const { board } = useRoom()
  const latest = useRef(onJump)
  latest.current = onJump
  return useCallback(
    (entry) => {
      const numberOf = (kind: 'action' | 'hypothesis', id: string) =>
        (kind === 'action' ? board.actions.one.get(id) : board.hypotheses.one.get(id))?.number ?? null
      const anchor = subjectAnchor(entry, numberOf)
      if (anchor !== null) latest.current(anchor)
    },
    [board],
  )
}

interface EntryProps {
  readonly entry: TimelineEntry
  readonly onGoTo: (entry: TimelineEntry) => void
}

const Entry = memo(function Entry({ entry, onGoTo }: EntryProps) {
  const Icon = TIMELINE_ICON[entry.kind]
  const zone = useZone()
  const leadsOn = subjectAnchor(entry, () => null) !== null
  return (
    <li id={`timeline-${entry.id}`} tabIndex={-1} className={styles.entry}>
      <span className={styles.time}>
        <ShownTime at={entry.at} bare />
      </span>
      <Icon className={styles.icon} aria-hidden="true" />
      <span className={styles.text}>
        {leadsOn ? (
          <button type="button" className={styles.link} onClick={() => onGoTo(entry)}>
            {entry.text}
          </button>
        ) : (
          entry.text
        )}
        {wasRecordedLate(entry) && (
          <span className={styles.late}>noted {clockText(entry.recordedAt, zone)}</span>
        )}
      </span>
      {entry.actor !== null && <PersonFlag personId={entry.actor} size="sm" decorative />}
    </li>
  )
})
