import type { PersonId } from '@warroom/shared/domain/ids.ts'
import { isOpen, STATUS_LABEL } from '@warroom/shared/domain/incident-status.ts'
import type { Lamp } from '@warroom/shared/domain/lamp.ts'
import type { ListedIncident } from '@warroom/shared/protocol/socket-events.ts'
import { Link } from 'wouter'
import { classList } from '../../ui/class-list.ts'
import { Countdown, Elapsed } from '../../ui/clock.tsx'
import { spanText } from '../../ui/duration-text.ts'
import { Flag } from '../../ui/flag.tsx'
import { LampShape } from '../../ui/lamp-shape.tsx'
import { SeverityGlyph } from '../../ui/severity-glyph.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import styles from './incident-row.module.css'
import { rowLamps } from './incident-row-lamps.ts'
import { overSince } from './sort-incidents.ts'

export interface IncidentRowProps {
  readonly incident: ListedIncident
  readonly myId: PersonId
  /** The list is not live: clocks are guesses, and people may be gone. */
  readonly stale: boolean
}

/** One incident. Its title is the link, and takes clicks for the whole row. */
export function IncidentRow(props: IncidentRowProps) {
  return isOpen(props.incident.status) ? <OpenRow {...props} /> : <OverRow {...props} />
}

function OpenRow({ incident, myId, stale }: IncidentRowProps) {
  const lamps = rowLamps(incident, useNow())
  const mine = incident.commander?.personId === myId
  const here = incident.people.some((person) => person.personId === myId)
  return (
    <div className={styles.row} data-mine={mine || here || undefined} data-stale={stale || undefined}>
      <SeverityGlyph severity={incident.severity} size={36} />
      <div className={styles.what}>
        <RowLink incident={incident} />
        <div className={styles.meta}>
          <span className={styles.key}>{incident.key}</span>
          <span>{STATUS_LABEL[incident.status]}</span>
          <span>{mine ? <b className={styles.you}>You command</b> : commanderText(incident)}</span>
        </div>
      </div>
      <div className={styles.lamps}>
        {lamps.map((lamp) => (
          <LampChip key={lamp.id} lamp={lamp} />
        ))}
      </div>
      <People incident={incident} stale={stale} />
      <div className={styles.clocks}>
        <div className={styles.clock}>
          <Elapsed since={incident.declaredAt} />
          <span className={styles.unit}>elapsed</span>
        </div>
        <div className={styles.clock}>
          {incident.nextUpdateDueAt === null ? (
            <span>—</span>
          ) : (
            <Countdown to={incident.nextUpdateDueAt} about={stale} />
          )}
          <span className={styles.unit}>to update</span>
        </div>
      </div>
    </div>
  )
}

const RowLink = ({ incident }: { readonly incident: ListedIncident }) => (
  <Link href={`/i/${incident.key}`} className={styles.title ?? ''} data-row>
    {incident.title}
  </Link>
)

const commanderText = ({ commander }: ListedIncident): string =>
  commander ? `Commander ${commander.name}` : 'No commander'

function LampChip({ lamp }: { readonly lamp: Lamp }) {
  return (
    <span className={styles.lamp} data-level={lamp.level}>
      <LampShape level={lamp.level} size={14} />
      {lamp.label}
    </span>
  )
}

/** Up to three faces and how many more; each face is one person, however many tabs. */
function People({ incident, stale }: { readonly incident: ListedIncident; readonly stale: boolean }) {
  const { people } = incident
  const shown = people.slice(0, 3)
  const names = people.map((person) => person.name).join(', ')
  return (
    <div className={styles.people}>
      {people.length > 0 && <VisuallyHidden>{`Here: ${names}`}</VisuallyHidden>}
      {shown.map((person) => (
        <Flag
          key={person.personId}
          name={person.name}
          pattern={null}
          away={stale || person.state === 'away'}
          size="sm"
          decorative
        />
      ))}
      {people.length > shown.length && <span aria-hidden="true">+{people.length - shown.length}</span>}
    </div>
  )
}

function OverRow({ incident }: IncidentRowProps) {
  const until = overSince(incident)
  return (
    <div className={classList(styles.row, styles.over)}>
      <SeverityGlyph severity={incident.severity} size={24} />
      <div className={styles.what}>
        <RowLink incident={incident} />
        <div className={styles.meta}>
          <span className={styles.key}>{incident.key}</span>
          <span>{STATUS_LABEL[incident.status]}</span>
          <ShownTime at={until} />
          {incident.status !== 'declined' && (
            <span>took {spanText((incident.resolvedAt ?? until) - incident.declaredAt)}</span>
          )}
        </div>
      </div>
    </div>
  )
}
