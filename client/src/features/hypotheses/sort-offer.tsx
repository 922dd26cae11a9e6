import { rankHypotheses } from '@warroom/shared/domain/hypothesis-ranking.ts'
import { useMemo } from 'react'
import { sameItems } from '../../room/entity-store.ts'
import { useActions, useAllEvidence, useHypotheses } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { Button } from '../../ui/button.tsx'
import { useHeld } from '../../ui/use-held.ts'

/**
 * Offered while the open hypotheses stand otherwise than they rank. Nothing is sorted by itself: pressed, everybody has
 * the new order, whoever has a hand in the list behind the pill, and one undo takes it back.
 */
export function SortOffer({ ids }: { readonly ids: readonly string[] }) {
  const hypotheses = useHypotheses()
  const evidence = useAllEvidence()
  const linked = useActions().filter(({ hypothesisId }) => hypothesisId !== null)
  const actions = useHeld(linked, sameItems)
  const edits = useBoardEdits()
  const ranked = useMemo(() => {
    const shown = new Set(ids)
    const open = hypotheses.filter(({ id }) => shown.has(id))
    return rankHypotheses(open, evidence, actions).map(({ hypothesis }) => hypothesis.id)
  }, [ids, hypotheses, evidence, actions])
  if (ranked.every((id, i) => id === ids[i])) return null
  return (
    <Button kind="quiet" onClick={() => edits.orderHypotheses(ranked, 'You sorted by fewest contradictions')}>
      Sort by fewest contradictions
    </Button>
  )
}
