import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import { ROLE_DUTY, ROLES } from '@warroom/shared/domain/role.ts'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useNow } from '../../room/use-now.ts'
import { useMe, usePeople } from '../../room/use-presence.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { spanText } from '../../ui/duration-text.ts'
import styles from './presence.module.css'
import { useWhere } from './use-where.ts'

const rolesOf = (record: IncidentRecord): IncidentRecord['roles'] => record.roles
const STATE_WORD = { active: '', typing: 'typing', idle: 'idle', away: 'away' } as const

/** Who is here: name, duty, where, and since when; one press goes there. */
export function PeopleList({ onJump }: { readonly onJump: (anchor: string) => void }) {
  const people = usePeople()
  if (people.length === 0)
    return <p className={styles.quiet}>Nobody is shown while there is no connection.</p>
  return (
    <ul className={styles.list}>
      {people.map((person) => (
        <Person key={person.personId} person={person} onJump={onJump} />
      ))}
    </ul>
  )
}

function Person({
  person,
  onJump,
}: {
  readonly person: PresentPerson
  readonly onJump: (anchor: string) => void
}) {
  const me = useMe()
  const roles = useRecordPart(rolesOf)
  const now = useNow(5_000)
  const whereOf = useWhere()
  const where = whereOf(person.focus)
  const duties = ROLES.filter((role) => roles?.[role]?.holder === person.personId).map(
    (role) => ROLE_DUTY[role].label,
  )
  const away = person.state === 'idle' || person.state === 'away'
  return (
    <li className={styles.person}>
      <PersonFlag personId={person.personId} away={away} decorative />
      <span className={styles.who}>
        <b>{person.personId === me.personId ? `${person.name} (you)` : person.name}</b>
        <span className={styles.quiet}>
          {[
            ...duties,
            STATE_WORD[person.state],
            where && `on ${where.words}, ${spanText(now - person.since)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {where && person.personId !== me.personId && (
        <Button
          kind="quiet"
          onClick={() => onJump(where.anchor)}
          aria-label={`Go there: ${person.name} is on ${where.words}`}
        >
          Go there
        </Button>
      )}
    </li>
  )
}
