import type { Confidence, Hypothesis, HypothesisStatus } from '@warroom/shared/domain/hypothesis.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import { useMemo } from 'react'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useFocus, useMe } from '../../room/use-presence.ts'
import { quoted, statusLabel } from './hypothesis-words.ts'

/** What a person does with a hypothesis, by the words of its menus. */
export interface HypothesisActs {
  setStatus(hypothesis: Hypothesis, status: HypothesisStatus): void
  take(hypothesis: Hypothesis): void
  assign(hypothesis: Hypothesis, owner: PersonId | null, name: string): void
  /** I test it now: mine when it was nobody's, and the others see me there. */
  onIt(hypothesis: Hypothesis): void
  stateConfidence(hypothesis: Hypothesis, confidence: Confidence | null): void
  /** Its next test becomes somebody's work. */
  makeAction(hypothesis: Hypothesis): void
}

export function useHypothesisActs(): HypothesisActs {
  const edits = useBoardEdits()
  const { personId } = useMe()
  const { focusOn } = useFocus()
  return useMemo(
    () => ({
      setStatus: ({ id, statement }, status) => {
        edits.setHypothesis(id, { status }, statusLabel(status, statement))
      },
      take: ({ id, statement }) => {
        edits.setHypothesis(id, { owner: personId }, `You took ${quoted(statement)}`)
      },
      assign: ({ id, statement }, owner, name) => {
        const label =
          owner === null
            ? `You left ${quoted(statement)} without an owner`
            : `You gave ${quoted(statement)} to ${name}`
        edits.setHypothesis(id, { owner }, label)
      },
      onIt: ({ id, statement, owner }) => {
        const ownership = owner === null ? { owner: personId } : {}
        edits.setHypothesis(id, { status: 'testing', ...ownership }, statusLabel('testing', statement))
        focusOn('hypothesis', id)
      },
      stateConfidence: ({ id }, confidence) => {
        edits.stateConfidence(id, confidence)
      },
      makeAction: ({ id, nextTest }) => {
        edits.addAction({ title: nextTest, kind: 'investigate', hypothesisId: id })
      },
    }),
    [edits, personId, focusOn],
  )
}
