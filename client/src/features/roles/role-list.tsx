import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { ROLES } from '@warroom/shared/domain/role.ts'
import { useEffect, useRef, useState } from 'react'
import { NeedsConnection } from '../../room/needs-connection.tsx'
import { useNameOf } from '../../room/use-name-of.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { announce } from '../../ui/live-region.tsx'
import { roleChanges } from './role-changes.ts'
import { RoleRow } from './role-row.tsx'
import styles from './roles.module.css'

const rolesOf = (record: IncidentRecord): IncidentRecord['roles'] => record.roles

/** How long the line about a change stays; it holds no control, so nobody loses one under the hand. */
const NEWS_MS = 8_000

/** Who does what. A role that nobody has shows how long it has been so. */
export function RoleList() {
  const roles = useRecordPart(rolesOf)
  const news = useRoleNews(roles)
  return (
    <section aria-labelledby="roles-head">
      <div className={styles.head}>
        <h2 id="roles-head">Duties</h2>
        {news ? <p className={styles.news}>{news}</p> : <NeedsConnection />}
      </div>
      <ul className={styles.list}>
        {ROLES.map((role) => (
          <RoleRow key={role} role={role} assignment={roles?.[role] ?? null} />
        ))}
      </ul>
    </section>
  )
}

function useRoleNews(roles: IncidentRecord['roles'] | null): string | null {
  const nameOf = useNameOf()
  const before = useRef(roles)
  const [news, setNews] = useState<string | null>(null)
  useEffect(() => {
    const changes = roleChanges(before.current, roles, nameOf)
    before.current = roles
    if (changes.length === 0) return
    const text = changes.join(' ')
    announce(text)
    setNews(text)
  }, [roles, nameOf])
  // Timed apart: whoever comes or goes meanwhile must not keep the line on screen.
  useEffect(() => {
    if (news === null) return
    const timer = setTimeout(() => setNews(null), NEWS_MS)
    return () => clearTimeout(timer)
  }, [news])
  return news
}
