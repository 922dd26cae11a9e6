import type { Question } from '@warroom/shared/domain/question.ts'
import { useState } from 'react'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useAsk } from '../../room/use-ask.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useNow } from '../../room/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { spanText } from '../../ui/duration-text.ts'
import { TextAreaField } from '../../ui/field.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import styles from '../../ui/side-list.module.css'

export function QuestionCard({ id, question }: { readonly id: string; readonly question: Question }) {
  const now = useNow(5_000)
  const nameOf = useNameOf()
  const { number, text, askedBy, askedAt, answer, answeredBy, answeredAt } = question
  return (
    <li id={`question-${id}`} className={styles.card} tabIndex={-1}>
      <p>
        <span className={styles.number}>Q{number}</span> {text}
      </p>
      <p className={styles.meta}>
        <PersonFlag personId={askedBy} size="sm" />
        {answeredAt === null ? (
          <span>asked {spanText(now - askedAt)} ago</span>
        ) : (
          <span>
            {nameOf(answeredBy)} answered <ShownTime at={answeredAt} />
          </span>
        )}
      </p>
      {answeredAt === null ? <Answering id={id} /> : <p className={styles.note}>{answer}</p>}
    </li>
  )
}

function Answering({ id }: { readonly id: string }) {
  const { ask, refusal, offBecause, mayAsk } = useAsk('answerQuestion')
  const [answer, setAnswer] = useState<string | null>(null)
  if (!mayAsk) return null
  if (answer === null) {
    return (
      <div className={styles.buttons}>
        <Button live disabledBecause={offBecause} onClick={() => setAnswer('')}>
          Answer
        </Button>
      </div>
    )
  }
  const missing = answer.trim() ? null : 'Write the answer first'
  const send = () => void ask({ type: 'answerQuestion', questionId: id, answer })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause && !missing) send()
      }}
      onKeyDown={(event) => event.key === 'Escape' && setAnswer(null)}
    >
      <TextAreaField
        label="Answer, for everybody"
        value={answer}
        maxLength={1000}
        autoFocus
        onChange={(event) => setAnswer(event.target.value)}
        error={refusal?.message}
      />
      <div className={styles.buttons}>
        <Button kind="go" live type="submit" disabledBecause={offBecause ?? missing}>
          Answer
        </Button>
        <Button kind="quiet" onClick={() => setAnswer(null)}>
          Leave it
        </Button>
      </div>
    </form>
  )
}
