import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { type ReactNode, useRef, useState } from 'react'
import { NeedsConnection } from '../../room/needs-connection.tsx'
import { useAsk } from '../../room/use-ask.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import styles from '../../ui/side-list.module.css'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { RaiseRoadblock } from './raise-roadblock.tsx'
import { RoadblockCard } from './roadblock-card.tsx'

const roadblocksOf = (record: IncidentRecord): IncidentRecord['roadblocks'] => record.roadblocks

/** What stops the work until somebody else acts: raised by responders, cleared by anybody, leaders first. */
export function RoadblockList({
  beside,
  children,
}: {
  /** Another way to ask for help, beside this one. */
  readonly beside?: ReactNode
  /** Who else would like help, above the roadblocks. */
  readonly children?: ReactNode
}) {
  const roadblocks = Object.entries(useRecordPart(roadblocksOf) ?? {})
  const [raising, setRaising] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { mayAsk } = useAsk('raiseRoadblock')
  useShortcuts(mayAsk ? { needHelp: () => setRaising(true) } : {})
  const open = roadblocks
    .filter(([, roadblock]) => roadblock.clearedAt === null)
    .sort(([, a], [, b]) => a.raisedAt - b.raisedAt)
  const cleared = roadblocks.filter(([, roadblock]) => roadblock.clearedAt !== null)
  return (
    <section aria-labelledby="roadblocks-head" className={styles.section}>
      <div className={styles.head}>
        <h2 id="roadblocks-head">Needs help</h2>
        {open.length > 0 && <span className={styles.count}>{open.length}</span>}
        <NeedsConnection />
        {mayAsk && (
          <span className={styles.headEnd}>
            {beside}
            <Button
              ref={button}
              id="need-help"
              shortcut="b"
              aria-expanded={raising}
              onClick={() => setRaising(true)}
            >
              Need help
            </Button>
          </span>
        )}
      </div>
      {raising && (
        <RaiseRoadblock
          onClose={() => {
            setRaising(false)
            button.current?.focus()
          }}
        />
      )}
      {children}
      {open.length === 0 && !raising && <p className={styles.quiet}>Nothing blocks us.</p>}
      <ul className={styles.list}>
        {open.map(([id, roadblock]) => (
          <RoadblockCard key={id} id={id} roadblock={roadblock} />
        ))}
      </ul>
      {cleared.length > 0 && (
        <details className={styles.cleared}>
          <summary>
            Cleared <span className={styles.count}>{cleared.length}</span>
          </summary>
          <ul className={styles.list}>
            {cleared.map(([id, roadblock]) => (
              <RoadblockCard key={id} id={id} roadblock={roadblock} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
