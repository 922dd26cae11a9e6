import type { DigestSubject } from '@warroom/shared/domain/digest-item.ts'

export interface NumberedCards {
  readonly numberOfAction: (id: string) => number | null
  readonly numberOfHypothesis: (id: string) => number | null
}

/** The id of the card in the page. */
export function anchorOf({ kind, id }: DigestSubject, cards: NumberedCards): string {
  switch (kind) {
    case 'action':
      return `act-${cards.numberOfAction(id) ?? id}`
    case 'hypothesis':
      return `hyp-${cards.numberOfHypothesis(id) ?? id}`
    case 'roadblock':
    case 'role':
    case 'decision':
    case 'question':
    case 'call':
    case 'concern':
      return `${kind}-${id}`
    case 'update':
      return 'stakeholder-update'
    case 'criteria':
      return `exit-${id}`
    case 'text':
      return 'situation'
    case 'incident':
      return 'timeline-head'
  }
}
