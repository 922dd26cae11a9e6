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

/** How many lines a phone has to spare. */
const FEW = 2

/** What this person can do now; on a phone a count that opens. Absent when nothing waits. */
export function WaitingCard({ open, me, stale }: WaitingCardProps) {
  const waiting = waitingForYou(open, me, useNow())
  if (stale || waiting.length === 0) return null
  return (
    <section className={styles.card} aria-label="Waiting for you">
      {/* On a phone a long list would push the incidents off the first screen. */}
      <details open={waiting.length <= FEW || matchMedia('(min-width: 601px)').matches}>
        <summary className={styles.title}>
          <h2>
            Waiting for you <span className={styles.count}>{waiting.length}</span>
          </h2>
        </summary>
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
      </details>
    </section>
  )
}
