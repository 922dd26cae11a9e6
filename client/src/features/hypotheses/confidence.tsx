import { CONFIDENCES, type Confidence, type Hypothesis } from '@warroom/shared/domain/hypothesis.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useConfidence } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useMe } from '../../room/use-presence.ts'
import { Button } from '../../ui/button.tsx'
import styles from './hypothesis-details.module.css'
import { useHypothesisActs } from './use-hypothesis-acts.ts'

const WORD: Readonly<Record<Confidence, string>> = { low: 'Low', medium: 'Medium', high: 'High' }

/** How sure each person is, in words: a number would pretend to know more. */
export function ConfidenceLine({ hypothesis }: { readonly hypothesis: Hypothesis }) {
  const confidence = useConfidence(hypothesis.id)
  const { canEdit } = useBoardEdits()
  const { personId: me } = useMe()
  const nameOf = useNameOf()
  const acts = useHypothesisActs()
  const others = Object.entries(confidence).filter(([personId]) => personId !== me) as [
    PersonId,
    Confidence,
  ][]
  if (!canEdit && others.length === 0) return null
  return (
    <div className={styles.confidence}>
      {canEdit && (
        <fieldset className={styles.choices}>
          <legend>How sure are you?</legend>
          {CONFIDENCES.map((word) => (
            <Button
              key={word}
              pressed={confidence[me] === word}
              onClick={() => acts.stateConfidence(hypothesis, confidence[me] === word ? null : word)}
            >
              {WORD[word]}
            </Button>
          ))}
        </fieldset>
      )}
      {others.length > 0 && (
        <ul className={styles.others} aria-label="How sure the others are">
          {others.map(([personId, word]) => (
            <li key={personId}>
              <PersonFlag personId={personId} size="sm" decorative />
              {nameOf(personId)}: {WORD[word].toLowerCase()}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
