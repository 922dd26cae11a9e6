import { STATUS_LABEL } from '@warroom/shared/domain/incident-status.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { Link } from 'wouter'
import { buttonClass } from '../../ui/button.tsx'
import { SeverityGlyph } from '../../ui/severity-glyph.tsx'
import styles from './declare-page.module.css'
import { lookAlikes } from './look-alikes.ts'

export interface LookAlikesProps {
  readonly title: string
  readonly open: readonly IncidentSummary[]
}

/** Mounted empty, so that it is read when something appears in it. */
export function LookAlikes({ title, open }: LookAlikesProps) {
  const found = lookAlikes(title, open)
  return (
    <div role="status">
      {found.length > 0 && (
        <div className={styles.alike}>
          <p className={styles.alikeTitle}>Is it one of these? Then join instead.</p>
          <ul>
            {found.map((incident) => (
              <li key={incident.id} className={styles.alikeRow}>
                <SeverityGlyph severity={incident.severity} size={24} />
                <span>
                  {incident.title}
                  <span className={styles.hint}>
                    {incident.key} · {STATUS_LABEL[incident.status]}
                  </span>
                </span>
                <Link
                  href={`/i/${incident.key}`}
                  className={buttonClass()}
                  aria-label={`Join instead: ${incident.key}`}
                >
                  Join instead
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
