import { HYPOTHESIS_STATUS_LABEL, HYPOTHESIS_STATUSES } from '@warroom/shared/domain/hypothesis.ts'
import { OverwrittenChoice } from '../../board-list/overwritten-choice.tsx'
import { useNameOf } from '../../room/use-name-of.ts'

/** Words of the card, by what they are called in a sentence. */
const WORDS = {
  statement: 'the statement',
  nextTest: 'the next test',
  disproof: 'what would disprove it',
} as const
const WORD_FIELDS = ['statement', 'nextTest', 'disproof'] as const

interface HypothesisChoicesLostProps {
  readonly id: string
  /** Its fields are on screen, and make the offer for words themselves. */
  readonly isExpanded: boolean
}

/** My choice of state or owner, or my words, were replaced by somebody's at the same time: both are named. */
export function HypothesisChoicesLost({ id, isExpanded }: HypothesisChoicesLostProps) {
  const nameOf = useNameOf()
  return (
    <>
      {!isExpanded &&
        WORD_FIELDS.map((field) => (
          <OverwrittenChoice
            key={field}
            collection="hypotheses"
            id={id}
            field={field}
            what={WORDS[field]}
            wordFor={String}
          />
        ))}
      <OverwrittenChoice
        collection="hypotheses"
        id={id}
        field="status"
        what="the state"
        wordFor={(value) => {
          const status = HYPOTHESIS_STATUSES.find((word) => word === value)
          return status ? HYPOTHESIS_STATUS_LABEL[status] : String(value)
        }}
      />
      <OverwrittenChoice
        collection="hypotheses"
        id={id}
        field="owner"
        what="the owner"
        wordFor={(value) => (typeof value === 'string' ? nameOf(value) : 'nobody')}
      />
    </>
  )
}
