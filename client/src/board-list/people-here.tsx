import { PersonFlag } from '../room/person-flag.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './board-list.module.css'
import { usePeopleOn } from './use-people-on.ts'

const SHOWN = 3

/** Flags of the others who look at this row. */
export function PeopleHere({ kind, id, except }: { kind: string; id: string; except?: string | null }) {
  const here = usePeopleOn(kind, id).filter((person) => person.personId !== except)
  if (here.length === 0) return null
  return (
    <span className={styles.here}>
      <VisuallyHidden>Here: </VisuallyHidden>
      {here.slice(0, SHOWN).map((person) => (
        <PersonFlag
          key={person.personId}
          personId={person.personId}
          size="sm"
          away={person.state === 'idle' || person.state === 'away'}
        />
      ))}
      {here.length > SHOWN && <span>+{here.length - SHOWN}</span>}
    </span>
  )
}
