import { SEVERITY_MEANING, type Severity, severityLabel } from '@warroom/shared/domain/severity.ts'
import {
  GUIDE_ANSWER_TEXT,
  GUIDE_ANSWERS,
  GUIDE_QUESTION_TEXT,
  GUIDE_QUESTIONS,
  type GuideAnswers,
  type GuideQuestion,
  guideReason,
  isSettled,
  NOTHING_ANSWERED,
  proposedSeverity,
  severityTurns,
  turnSentence,
} from '@warroom/shared/domain/severity-guide.ts'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { SeverityGlyph } from '../../ui/severity-glyph.tsx'
import styles from './severity-guide.module.css'

export interface SeverityGuideProps {
  /** The proposal was taken, with the answers in words. */
  readonly onUse: (severity: Severity, reason: string) => void
  readonly onBack: () => void
}

/** Three questions for whoever is not sure how bad it is. It proposes; people choose. */
export function SeverityGuide({ onUse, onBack }: SeverityGuideProps) {
  const [answers, setAnswers] = useState<GuideAnswers>(NOTHING_ANSWERED)
  const proposed = proposedSeverity(answers)
  const settled = isSettled(answers)
  const begun = GUIDE_QUESTIONS.some((question) => answers[question] !== null)
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('input')?.focus(), [])
  return (
    <section ref={box} className={styles.guide} aria-label="Severity guide">
      {GUIDE_QUESTIONS.map((question) => (
        <Question
          key={question}
          question={question}
          chosen={answers[question]}
          onChoose={(answer) => setAnswers({ ...answers, [question]: answer } as GuideAnswers)}
        />
      ))}
      <div className={styles.proposal} role="status">
        {begun ? (
          <>
            <SeverityGlyph severity={proposed} size={36} decorative />
            <p>
              <b>
                {settled
                  ? `This looks like ${severityLabel(proposed)}`
                  : `At least ${severityLabel(proposed)}`}
              </b>
              <br />
              {SEVERITY_MEANING[proposed]}
            </p>
          </>
        ) : (
          <p>Answer what you know. “Not sure” is an answer, and counts as the worse one.</p>
        )}
      </div>
      {settled && (
        <ul className={styles.turns} aria-label="What would change it">
          {severityTurns(answers).map((turn) => (
            <li key={turn.to}>{turnSentence(turn)}</li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button
          kind="go"
          disabledBecause={settled ? null : 'Answer all three first'}
          onClick={() => onUse(proposed, guideReason(answers))}
        >
          {begun ? `Choose ${severityLabel(proposed)}` : 'Choose it'}
        </Button>
        <Button onClick={onBack}>Back to the levels</Button>
      </div>
    </section>
  )
}

interface QuestionProps {
  readonly question: GuideQuestion
  readonly chosen: string | null
  readonly onChoose: (answer: string) => void
}

function Question({ question, chosen, onChoose }: QuestionProps) {
  const name = useId()
  const texts: Readonly<Record<string, string>> = GUIDE_ANSWER_TEXT[question]
  return (
    <fieldset className={styles.question}>
      <legend>{GUIDE_QUESTION_TEXT[question]}</legend>
      {[...GUIDE_ANSWERS[question], 'unsure'].map((answer) => (
        <label key={answer} className={styles.answer}>
          <input
            type="radio"
            name={name}
            value={answer}
            checked={answer === chosen}
            onChange={() => onChoose(answer)}
          />
          {texts[answer]}
        </label>
      ))}
    </fieldset>
  )
}
