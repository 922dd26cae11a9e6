import { briefText, handoverBrief } from '@warroom/shared/domain/handover-brief.ts'
import { useState } from 'react'
import { useRoom } from '../../room/room-context.ts'
import { useBoardText } from '../../room/use-board.ts'
import { useNow } from '../../room/use-now.ts'
import { useRecord } from '../../room/use-record.ts'
import { useWords } from '../../room/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { announce } from '../../ui/live-region.tsx'
import styles from './roles.module.css'

/** Beside the offer, for both: what one says, and what the other has to know before "I have it". */
export function HandoverBrief() {
  const record = useRecord()
  const { board } = useRoom()
  const now = useNow(15_000)
  const whatHappened = useWords(useBoardText('whatHappened'))
  const impact = useWords(useBoardText('impact'))
  const [copied, setCopied] = useState<string | null>(null)
  if (!record) return null
  const lists = {
    whatHappened,
    impact,
    hypotheses: board.hypotheses.list.get(),
    evidence: board.evidence.list.get(),
    actions: board.actions.list.get(),
  }
  const parts = handoverBrief(record, lists, now)
  const copy = async () => {
    const text = briefText(parts)
    try {
      await navigator.clipboard.writeText(text)
      announce('Copied.')
      setCopied('')
    } catch {
      setCopied(text)
    }
  }
  return (
    <section className={styles.brief} aria-label="Handover brief">
      <dl>
        {parts.map(({ title, lines }) => (
          <div key={title}>
            <dt>{title}</dt>
            {lines.map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
        ))}
      </dl>
      <Button kind="quiet" onClick={() => void copy()}>
        {copied === '' ? 'Copied' : 'Copy as text'}
      </Button>
      {copied && <textarea readOnly value={copied} rows={8} aria-label="The brief, to copy by hand" />}
    </section>
  )
}
