import type { IncidentFacts } from '@warroom/shared/domain/incident.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { isOpen } from '@warroom/shared/domain/incident-status.ts'
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useConnection } from '../../room/use-connection.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Countdown, Elapsed } from '../../ui/clock.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import styles from './incident-header.module.css'
import { IncidentTitle } from './incident-title.tsx'
import { PhaseMenu, PhaseSteps } from './phase-steps.tsx'
import { SeverityChange, type SeverityGuideSlot } from './severity-change.tsx'
import { TimesCorrection } from './times-correction.tsx'

const incidentOf = (record: IncidentRecord): IncidentFacts => record.incident

export interface IncidentHeaderProps {
  readonly menu: ReactNode
  readonly severityGuide: SeverityGuideSlot
}

/** What one looks at first: how bad, what, which phase, how long, and when people hear next. */
export function IncidentHeader({ menu, severityGuide }: IncidentHeaderProps) {
  const incident = useRecordPart(incidentOf)
  if (!incident) return <header className={styles.header} aria-busy="true" />
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <Link href="/" className={styles.back ?? ''} aria-label="All incidents" title="All incidents">
          <ChevronLeft size={20} aria-hidden="true" />
        </Link>
        <SeverityChange severity={incident.severity} guide={severityGuide} />
        <div className={styles.words}>
          <IncidentTitle title={incident.title} />
          <div className={styles.meta}>
            <span className={styles.key}>{incident.key}</span>
            <PhaseMenu status={incident.status} />
            <span className={styles.declared}>
              declared <ShownTime at={incident.declaredAt} />
            </span>
            <TimesCorrection incident={incident} />
          </div>
        </div>
      </div>
      <PhaseSteps status={incident.status} />
      <Clocks incident={incident} />
      <div className={styles.menu}>{menu}</div>
    </header>
  )
}

function Clocks({ incident }: { readonly incident: IncidentFacts }) {
  const { offlineSince } = useConnection()
  const since = incident.declaredAt
  const until = isOpen(incident.status) ? null : (incident.resolvedAt ?? incident.closedAt)
  const due = incident.nextUpdateDueAt
  return (
    <div className={styles.clocks}>
      <div className={styles.elapsed}>
        <Elapsed size="lg" since={since} until={until} />
        <span>{until === null ? 'elapsed' : 'lasted'}</span>
      </div>
      <div>
        {due === null ? (
          <span className={styles.noUpdate}>–</span>
        ) : (
          <Countdown size="lg" to={due} about={offlineSince !== null} />
        )}
        <span>{due === null ? 'no update due' : 'to next update'}</span>
      </div>
    </div>
  )
}
