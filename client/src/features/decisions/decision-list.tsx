import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { useEffect, useRef, useState } from 'react'
import { NeedsConnection } from '../../room/needs-connection.tsx'
import { useAsk } from '../../room/use-ask.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useNow } from '../../room/use-now.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { announce } from '../../ui/live-region.tsx'
import styles from '../../ui/side-list.module.css'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { DecisionCard } from './decision-card.tsx'
import { decisionNews, inOrder } from './decision-words.ts'
import { ProposeDecision } from './propose-decision.tsx'

const decisionsOf = (record: IncidentRecord): IncidentRecord['decisions'] => record.decisions

/** So many settled ones are on screen; the rest is a press away. */
const SHOWN = 3

/** What is being decided, and what was: silence decides, an objection is heard (FIELD 10). */
export function DecisionList() {
  const decisions = useRecordPart(decisionsOf)
  // Seconds count only while something can be objected to.
  const isOpen = Object.values(decisions ?? {}).some(({ outcome }) => outcome === null)
  const now = useNow(isOpen ? 1_000 : 60_000)
  const [proposing, setProposing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { mayAsk } = useAsk('proposeDecision')
  useShortcuts(mayAsk ? { propose: () => setProposing(true) } : {})
  useNews(decisions)
  const { waiting, settled } = inOrder(decisions ?? {}, now)
  return (
    <section aria-labelledby="decisions-head" className={styles.section}>
      <div className={styles.head}>
        <h2 id="decisions-head">Decisions</h2>
        {waiting.length > 0 && <span className={styles.count}>{waiting.length}</span>}
        <NeedsConnection />
        {mayAsk && (
          <span className={styles.headEnd}>
            <Button
              ref={button}
              shortcut="c"
              aria-expanded={proposing}
              onClick={() => setProposing(!proposing)}
            >
              Propose
            </Button>
          </span>
        )}
      </div>
      {proposing && (
        <ProposeDecision
          onClose={() => {
            setProposing(false)
            button.current?.focus()
          }}
        />
      )}
      {waiting.length + settled.length === 0 && !proposing && (
        <p className={styles.quiet}>Nothing decided yet.</p>
      )}
      <ul className={styles.list}>
        {[...waiting, ...settled.slice(0, SHOWN)].map(({ id, decision, standing }) => (
          <DecisionCard key={id} id={id} decision={decision} standing={standing} />
        ))}
      </ul>
      {settled.length > SHOWN && (
        <details className={styles.cleared}>
          <summary>
            Earlier <span className={styles.count}>{settled.length - SHOWN}</span>
          </summary>
          <ul className={styles.list}>
            {settled.slice(SHOWN).map(({ id, decision, standing }) => (
              <DecisionCard key={id} id={id} decision={decision} standing={standing} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function useNews(decisions: IncidentRecord['decisions'] | null): void {
  const nameOf = useNameOf()
  const before = useRef(decisions)
  useEffect(() => {
    const news = decisionNews(before.current, decisions, nameOf)
    before.current = decisions
    if (news.length > 0) announce(news.join(' '))
  }, [decisions, nameOf])
}
