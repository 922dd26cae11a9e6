import type { DecisionStanding, IncidentDecision } from '@warroom/shared/domain/incident-decision.ts'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useNameOf } from '../../room/use-name-of.ts'
import { Countdown } from '../../ui/clock.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import styles from '../../ui/side-list.module.css'
import { howItClosed } from './decision-words.ts'
import { ObjectToDecision } from './object-to-decision.tsx'
import { SettleDecision } from './settle-decision.tsx'

interface DecisionCardProps {
  readonly id: string
  readonly decision: IncidentDecision
  readonly standing: DecisionStanding
}

export function DecisionCard({ id, decision, standing }: DecisionCardProps) {
  const nameOf = useNameOf()
  const waits = standing === 'open' || standing === 'contested'
  const { number, statement, objections, alternatives, revisitWhen, note } = decision
  return (
    <li
      id={`decision-${id}`}
      className={styles.card}
      data-asks={standing === 'open' || undefined}
      data-open={standing === 'contested' || undefined}
      tabIndex={-1}
    >
      <p>
        <span className={styles.number}>D{number}</span>{' '}
        {standing === 'withdrawn' ? <s>{statement}</s> : statement}
      </p>
      <p className={styles.meta}>
        <PersonFlag personId={decision.proposedBy} size="sm" />
        {standing === 'open' && (
          <span>
            Any strong objections? <Countdown to={decision.closesAt} />
          </span>
        )}
        {standing === 'contested' && <b>Objected; the commander decides</b>}
        {!waits && (
          <span>
            {standing === 'decided' ? 'Decided ' : ''}
            <ShownTime at={decision.closedAt ?? decision.closesAt} />, {howItClosed(decision, nameOf)}
          </span>
        )}
      </p>
      {note && <p className={styles.note}>{note}</p>}
      {objections.map((objection) => (
        <p key={objection.id} className={styles.note}>
          <b>{nameOf(objection.by)}</b>
          {objection.late ? ' objected afterwards' : ' objects'}: {objection.text}
        </p>
      ))}
      {revisitWhen && <p className={styles.meta}>Decide again when: {revisitWhen}</p>}
      {alternatives && (
        <details className={styles.cleared}>
          <summary>What else was possible</summary>
          <p>{alternatives}</p>
        </details>
      )}
      <div className={styles.acts}>
        {waits && <SettleDecision id={id} decision={decision} />}
        {standing !== 'withdrawn' && <ObjectToDecision id={id} isLate={standing === 'decided'} />}
      </div>
    </li>
  )
}
