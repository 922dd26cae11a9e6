import { useEffect, useRef } from 'react'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useConnection } from '../../room/use-connection.ts'
import { usePeople } from '../../room/use-presence.ts'
import { announce } from '../../ui/live-region.tsx'
import { Popover } from '../../ui/popover.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { PeopleList } from './people-list.tsx'
import styles from './presence.module.css'
import { presenceNews } from './presence-news.ts'
import { useWhere } from './use-where.ts'

const SHOWN = 5
/** Comings and goings are batched this long for people who listen. */
const NEWS_EVERY_MS = 5_000

/** Up to five flags and a count; opens the list of people. */
export function Facepile({ onJump }: { readonly onJump: (anchor: string) => void }) {
  const people = usePeople()
  const { offlineSince } = useConnection()
  const pile = useRef<HTMLDivElement>(null)
  usePresenceNews()
  useReadPresence()
  useShortcuts({ people: () => pile.current?.querySelector('button')?.click() })
  const label = people.length === 1 ? '1 person here' : `${people.length} people here`
  return (
    <div ref={pile} className={styles.pile}>
      <Popover
        label={label}
        kind="quiet"
        triggerIsNamed
        trigger={
          <span className={styles.flags}>
            <VisuallyHidden>{label}: </VisuallyHidden>
            {people.slice(0, SHOWN).map((person) => (
              <PersonFlag
                key={person.personId}
                personId={person.personId}
                away={offlineSince !== null || person.state === 'idle' || person.state === 'away'}
              />
            ))}
            {people.length > SHOWN && <span>+{people.length - SHOWN}</span>}
            {people.length === 0 && <span className={styles.quiet}>–</span>}
          </span>
        }
      >
        {(close) => (
          <>
            <h2 className={styles.head}>{label}</h2>
            <PeopleList
              onJump={(anchor) => {
                close()
                onJump(anchor)
              }}
            />
          </>
        )}
      </Popover>
    </div>
  )
}

function usePresenceNews(): void {
  const people = usePeople()
  const latest = useRef<readonly string[]>([])
  const told = useRef<readonly string[] | null>(null)
  useEffect(() => {
    latest.current = people.map((person) => person.name)
  }, [people])
  useEffect(() => {
    const timer = setInterval(() => {
      const news = told.current === null ? '' : presenceNews(told.current, latest.current)
      // While nobody is shown there is no line: who was here has not left.
      if (latest.current.length > 0) told.current = latest.current
      if (news && latest.current.length > 0) announce(news)
    }, NEWS_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
}

/** Alt+P: where everybody is, on demand, as one sentence. */
function useReadPresence(): void {
  const people = usePeople()
  const whereOf = useWhere()
  useShortcuts({
    readPresence: () => {
      const told = people.map((person) => {
        const where = whereOf(person.focus)
        return where ? `${person.name} on ${where.words}` : person.name
      })
      announce(
        told.length > 0 ? `Here: ${told.join(', ')}.` : 'Nobody is shown while there is no connection.',
      )
    },
  })
}
