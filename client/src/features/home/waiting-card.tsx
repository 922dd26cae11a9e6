import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { Link } from 'wouter'
import { LampShape } from '../../ui/lamp-shape.tsx'
import { useNow } from '../../ui/use-now.ts'
import styles from './waiting-card.module.css'
import { waitingForYou } from './waiting-for-you.ts'

export interface WaitingCardProps {
  readonly open: readonly IncidentSummary[]
  readonly me: Actor
  readonly stale: boolean
}

/** What this person can do now; on a phone a count that opens. Absent when nothing waits. */
export function WaitingCard({ open, me, stale }: WaitingCardProps) {
  const waiting = waitingForYou(open, me, useNow())
  if (stale || waiting.length === 0) return null
  return (
    <section className={styles.card} aria-label="Waiting for you">
      <h2 className={styles.title}>
        Waiting for you <span className={styles.count}>{waiting.length}</span>
      </h2>
      <ul className={styles.list}>
        {waiting.map((item) => (
          <li key={item.id}>
            <Link href={`/i/${item.key}`} className={styles.item ?? ''}>
              <span className={styles.shape} data-level={item.level}>
                <LampShape level={item.level} />
              </span>
              <span>
                <span className={styles.what}>{item.what}</span>
                <span className={styles.where}>
                  {item.key} {item.title}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
