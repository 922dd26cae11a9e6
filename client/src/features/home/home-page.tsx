import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { Severity } from '@warroom/shared/domain/severity.ts'
import type { ListedIncident } from '@warroom/shared/protocol/socket-events.ts'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { Link } from 'wouter'
import { buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { SeverityGlyph } from '../../ui/severity-glyph.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { FirstSteps } from './first-steps.tsx'
import styles from './home-page.module.css'
import { IncidentFilter } from './incident-filter.tsx'
import { IncidentRow } from './incident-row.tsx'
import { ListStatus } from './list-status.tsx'
import { filterIncidents, glanceSentence, sortIncidents } from './sort-incidents.ts'
import { type OlderSearch, useOlderIncidents } from './use-older-incidents.ts'
import { WaitingCard } from './waiting-card.tsx'

export interface HomePageProps {
  readonly me: Actor
  readonly mayDeclare: boolean
  readonly rows: readonly ListedIncident[]
  readonly live: boolean
  /** `null`: nothing is known yet. */
  readonly asOf: number | null
  readonly problem: string | null
  readonly onRetry: () => void
  /** Looks for incidents that are over for longer than the list goes back. */
  readonly onSearch: OlderSearch
}

/** Is anything burning? Am I needed? */
export function HomePage(props: HomePageProps) {
  const { me, mayDeclare, rows, live, asOf, problem, onRetry, onSearch } = props
  const [words, setWords] = useState('')
  const [severities, setSeverities] = useState<ReadonlySet<Severity>>(new Set())
  const page = useRef<HTMLDivElement>(null)
  const filter = useRef<HTMLInputElement>(null)
  useRowKeys(page, filter)

  const all = sortIncidents(rows)
  const filtering = words.trim() !== '' || severities.size > 0
  const older = useOlderIncidents(words, rows, onSearch)
  const open = filterIncidents(all.open, words, severities)
  const over = filterIncidents(sortIncidents([...rows, ...older.rows]).over, words, severities)
  const stale = !live && asOf !== null
  const list = (incidents: readonly ListedIncident[]) =>
    incidents.map((incident) => (
      <li key={incident.id}>
        <IncidentRow incident={incident} myId={me.personId} stale={stale} />
      </li>
    ))

  return (
    <div className={styles.page} ref={page}>
      <Head open={all.open} known={asOf !== null} mayDeclare={mayDeclare} />
      <div className={styles.status}>
        <ListStatus live={live} asOf={asOf} problem={problem} onRetry={onRetry} />
      </div>
      <WaitingCard open={all.open} me={me} stale={stale} />
      {asOf !== null && rows.length === 0 ? (
        <FirstSteps me={me} mayDeclare={mayDeclare} />
      ) : (
        <>
          <Section
            area={styles.open}
            title="Open"
            count={filtering ? `${open.length} of ${all.open.length}` : open.length}
          >
            <IncidentFilter
              ref={filter}
              words={words}
              onWords={setWords}
              severities={severities}
              onSeverities={setSeverities}
            />
            {asOf === null && problem === null && <SkeletonRows />}
            {open.length > 0 && <ul className={styles.rows}>{list(open)}</ul>}
            {asOf !== null && open.length === 0 && <NoOpen filtering={filtering} mayDeclare={mayDeclare} />}
          </Section>
          <Section area={styles.over} title="Recently over" count={over.length}>
            {over.length > 0 && <ul className={styles.rows}>{list(over)}</ul>}
            {over.length === 0 && asOf !== null && (
              <Empty>{filtering ? 'None of them matches.' : 'Nothing is over yet.'}</Empty>
            )}
            {older.sentence && <p className={styles.note}>{older.sentence}</p>}
          </Section>
        </>
      )}
    </div>
  )
}

function Head({
  open,
  known,
  mayDeclare,
}: {
  open: readonly ListedIncident[]
  known: boolean
  mayDeclare: boolean
}) {
  const worst = open[0]
  return (
    <div className={styles.head}>
      {worst && <SeverityGlyph severity={worst.severity} size={44} decorative />}
      <h1 className={styles.glance}>{known ? glanceSentence(open) : 'Incidents'}</h1>
      {mayDeclare && (
        <Link href="/declare" className={`${buttonClass('go', true)} ${styles.declare}`}>
          Declare an incident <Kbd keys="d" />
        </Link>
      )}
    </div>
  )
}

interface SectionProps {
  readonly area: string | undefined
  readonly title: string
  readonly count: ReactNode
  readonly children: ReactNode
}

const Section = ({ area, title, count, children }: SectionProps) => (
  <section className={area} aria-label={title}>
    <h2 className={styles.title}>
      {title} <span className={styles.count}>{count}</span>
    </h2>
    {children}
  </section>
)

function NoOpen({ filtering, mayDeclare }: { filtering: boolean; mayDeclare: boolean }) {
  if (filtering) return <Empty>No open incident matches. The ended ones are searched as well.</Empty>
  return (
    <Empty>
      Nothing is burning.{' '}
      {mayDeclare
        ? 'Not sure whether something is an incident? Declare it: a title is enough, and it can be declined again.'
        : 'What somebody declares appears here by itself.'}
    </Empty>
  )
}

/** Only on the first visit ever; later the last known list is there at once. */
const SkeletonRows = () => (
  <div className={styles.skeleton} role="status" aria-label="Loading the incidents">
    <span />
    <span />
    <span />
  </div>
)

function useRowKeys(page: RefObject<HTMLElement | null>, filter: RefObject<HTMLInputElement | null>) {
  const step = (by: 1 | -1) => {
    const rows = [...(page.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = rows.indexOf(document.activeElement as HTMLElement)
    const next =
      at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)
    rows[next]?.focus()
  }
  useShortcuts({
    next: () => step(1),
    previous: () => step(-1),
    filter: () => filter.current?.focus(),
  })
}
