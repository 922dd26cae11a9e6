import type { Evidence } from '@warroom/shared/domain/hypothesis.ts'
import { usePeopleMatching } from '../../board-list/use-people-on.ts'
import styles from './hypothesis-card.module.css'
import { editingPhrase } from './hypothesis-words.ts'

/** "Mo is editing evidence": somebody is in one of the fields of this card, not only looking at it. */
export function EditingNow({
  hypothesisId,
  evidence,
}: {
  hypothesisId: string
  evidence: readonly Evidence[]
}) {
  const ids = evidence.map(({ id }) => id)
  const inEvidence = usePeopleMatching(`evidence ${ids.join()}`, ({ focus }) =>
    ids.some((id) => focus?.kind === 'evidence' && (focus.id === id || focus.id.startsWith(`${id}:`))),
  )
  const inFields = usePeopleMatching(`fields ${hypothesisId}`, ({ focus }) =>
    Boolean(focus?.kind === 'hypothesis' && focus.id.startsWith(`${hypothesisId}:`)),
  )
  const phrase = editingPhrase(inEvidence, 'evidence') ?? editingPhrase(inFields, 'this')
  return phrase && <span className={styles.editing}>{phrase}</span>
}
