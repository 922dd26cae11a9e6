/** Facts about decisions → changes of the `record` document; see `apply-event.ts`. */
import * as Y from 'yjs'
import type { DecisionEvent } from '../commands/decision-event.ts'
import type { PersonId } from '../domain/ids.ts'
import type { RecordDocument } from './record-document.ts'

export function applyDecisionEvent(
  { decisions }: RecordDocument,
  event: DecisionEvent,
  by: PersonId,
  at: number,
): void {
  if (event.type === 'decisionProposed') {
    const { type: _type, decisionId, ...fields } = event
    const open = { outcome: null, closedAt: null, closedBy: null, note: '' }
    const proposed = {
      ...fields,
      proposedBy: by,
      proposedAt: at,
      objections: new Y.Array<unknown>(),
      ...open,
    }
    decisions.set(decisionId, new Y.Map<unknown>(Object.entries(proposed)))
    return
  }
  const decision = decisions.get(event.decisionId)
  if (!(decision instanceof Y.Map)) return
  if (event.type === 'decisionObjected') {
    const { objectionId: id, objection: text, late } = event
    const objections = decision.get('objections')
    if (objections instanceof Y.Array) objections.push([{ id, by, at, text, late }])
  } else if (event.type === 'decisionClosed') {
    decision.set('outcome', event.outcome)
    decision.set('closedAt', at)
    decision.set('closedBy', by)
    decision.set('note', event.note)
  } else {
    decision.set('outcome', 'decided')
    decision.set('closedAt', event.closedAt)
  }
}
