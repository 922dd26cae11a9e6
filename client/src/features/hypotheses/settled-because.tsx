import { HYPOTHESIS_STATUS_LABEL, type Hypothesis } from '@warroom/shared/domain/hypothesis.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { settledMoment } from '@warroom/shared/domain/settled-moment.ts'
import { useMemo } from 'react'
import { useEvidence } from '../../room/use-board.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { ShownTime } from '../../ui/shown-time.tsx'
import styles from './hypothesis-card.module.css'

const timelineOf = (record: IncidentRecord) => record.timeline
const SHOWN = 2

/** Why it lies here: who ruled it out or parked it, when, and what speaks against it. */
export function SettledBecause({ hypothesis }: { readonly hypothesis: Hypothesis }) {
  const { id, status } = hypothesis
  const timeline = useRecordPart(timelineOf)
  const nameOf = useNameOf()
  const against = useEvidence(id).filter((item) => item.stance === 'against')
  const moment = useMemo(() => settledMoment(timeline ?? [], id, status), [timeline, id, status])
  return (
    <div className={styles.because}>
      {moment && (
        <span>
          {HYPOTHESIS_STATUS_LABEL[status]} by {nameOf(moment.actor)}, <ShownTime at={moment.at} />
        </span>
      )}
      {status === 'ruledOut' &&
        (against.length === 0 ? (
          <span>Nothing is written against it yet.</span>
        ) : (
          <ul>
            {against.slice(-SHOWN).map((item) => (
              <li key={item.id}>− {item.text}</li>
            ))}
            {against.length > SHOWN && <li>and {against.length - SHOWN} more against it</li>}
          </ul>
        ))}
    </div>
  )
}
