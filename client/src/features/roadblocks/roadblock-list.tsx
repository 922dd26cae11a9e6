import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { useRef, useState } from 'react'
import { NeedsConnection } from '../../room/needs-connection.tsx'
import { useAsk } from '../../room/use-ask.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { RaiseRoadblock } from './raise-roadblock.tsx'
import { RoadblockCard } from './roadblock-card.tsx'
import styles from './roadblocks.module.css'

const roadblocksOf = (record: IncidentRecord): IncidentRecord['roadblocks'] => record.roadblocks

/** What stops the work until somebody else acts: raised by responders, cleared by anybody, leaders first. */
export function RoadblockList(props: {
  /** The action that help is asked for, when the form is opened from one. */
  readonly blocks: string | null
  readonly onFormClosed: () => void
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
          key={props.blocks}
          initialBlocks={props.blocks}
          onClose={() => {
            setRaising(false)
            props.onFormClosed()
            button.current?.focus()
          }}
        />
      )}
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
