import type { DraftText } from '@warroom/shared/document/board-document.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { useRef } from 'react'
import { SharedTextarea } from '../../room/shared-textarea.tsx'
import { useDraftText } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useNow } from '../../room/use-now.ts'
import { useRecord } from '../../room/use-record.ts'
import { useZone } from '../../ui/clock-zone.ts'
import { instantText } from '../../ui/instant-text.ts'
import { ShownTime } from '../../ui/shown-time.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { PublishUpdate } from './publish-update.tsx'
import styles from './stakeholder-update.module.css'

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
      <div className={styles.head}>
        <h2 id="update-head">Stakeholder update {number}</h2>
        {due !== null && (
          <span className={styles.due}>
            due <ShownTime at={due} />
          </span>
        )}
      </div>
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
      {record && <PublishUpdate record={record} />}
      {record && <PublishedUpdates record={record} />}
    </section>
  )
}

function Draft(props: { name: DraftText; label: string; placeholder: string }) {
  const text = useDraftText(props.name)
  const { canEdit } = useBoardEdits()
  if (!text) return <p className={styles.quiet}>{props.label}: loading…</p>
  return (
    <SharedTextarea
      text={text}
      label={props.label}
      name={`draft-${props.name}`}
      kind="draft"
      id={props.name}
      placeholder={canEdit ? props.placeholder : 'Nothing yet'}
      rows={2}
    />
  )
}

/** What was told, newest first: never changed, only followed by a later one. */
function PublishedUpdates({ record }: { readonly record: IncidentRecord }) {
  const nameOf = useNameOf()
  const zone = useZone()
  const now = useNow(60_000)
  const updates = record.publishedUpdates.toReversed()
  if (updates.length === 0) return <p className={styles.quiet}>Nothing has been published yet.</p>
  return (
    <div className={styles.published}>
      {updates.map((update) => (
        <details key={update.number} className={styles.last}>
          <summary>
            Update {update.number}, {instantText(update.publishedAt, now, zone)}, {nameOf(update.publishedBy)}
          </summary>
          <p>{update.whatHappened}</p>
          <p>{update.impact}</p>
          {update.nextSteps && <p>{update.nextSteps}</p>}
          {update.nextUpdateDueAt !== null && (
            <p>Next promised by {instantText(update.nextUpdateDueAt, now, zone)}</p>
          )}
        </details>
      ))}
    </div>
  )
}
