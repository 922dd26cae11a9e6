import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { useRef, useState } from 'react'
import { NeedsConnection } from '../../room/needs-connection.tsx'
import { useAsk } from '../../room/use-ask.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import styles from '../../ui/side-list.module.css'
import { AskQuestion } from './ask-question.tsx'
import { QuestionCard } from './question-card.tsx'

const questionsOf = (record: IncidentRecord): IncidentRecord['questions'] => record.questions

/** What people outside want to know: asked once, answered once, read by all. */
export function QuestionList() {
  const questions = Object.entries(useRecordPart(questionsOf) ?? {})
  const [asking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { mayAsk } = useAsk('askQuestion')
  const open = questions.filter(([, { answeredAt }]) => answeredAt === null)
  const answered = questions
    .filter(([, { answeredAt }]) => answeredAt !== null)
    .sort(([, a], [, b]) => (b.answeredAt ?? 0) - (a.answeredAt ?? 0))
  return (
    <section aria-labelledby="questions-head" className={styles.section}>
      <div className={styles.head}>
        <h2 id="questions-head">Questions</h2>
        {open.length > 0 && <span className={styles.count}>{open.length}</span>}
        <NeedsConnection />
        {mayAsk && (
          <span className={styles.headEnd}>
            <Button ref={button} aria-expanded={asking} onClick={() => setAsking(!asking)}>
              Ask
            </Button>
          </span>
        )}
      </div>
      {asking && (
        <AskQuestion
          onClose={() => {
            setAsking(false)
            button.current?.focus()
          }}
        />
      )}
      {questions.length === 0 && !asking && (
        <p className={styles.quiet}>No questions. Ask here instead of on the call.</p>
      )}
      <ul className={styles.list}>
        {open.map(([id, question]) => (
          <QuestionCard key={id} id={id} question={question} />
        ))}
      </ul>
      {answered.length > 0 && (
        <details className={styles.cleared} open={open.length === 0}>
          <summary>
            Answered <span className={styles.count}>{answered.length}</span>
          </summary>
          <ul className={styles.list}>
            {answered.map(([id, question]) => (
              <QuestionCard key={id} id={id} question={question} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
