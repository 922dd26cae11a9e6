import type { Action } from '@warroom/shared/domain/action.ts'
import type { Evidence, Hypothesis } from '@warroom/shared/domain/hypothesis.ts'
import type { Focus } from '@warroom/shared/domain/presence.ts'
import { ROLE_DUTY, ROLES } from '@warroom/shared/domain/role.ts'

export interface Where {
  /** "action 7", "Impact", … */
  readonly words: string
  /** Id of the element to go to. */
  readonly anchor: string
}

export interface KnownPlaces {
  readonly actions: readonly Pick<Action, 'id' | 'number' | 'title'>[]
  readonly hypotheses: readonly Pick<Hypothesis, 'id' | 'number'>[]
  /** Which hypothesis a piece of evidence belongs to. */
  readonly hypothesisOf: (evidenceId: string) => Evidence['hypothesisId'] | null
}

const TEXT_LABEL: Readonly<Record<string, string>> = {
  whatHappened: 'What happened',
  impact: 'Impact',
  notes: 'Notes',
}

/** A focus in words, and the way there; `null` for a place this screen does not know. */
export function whereIs(focus: Focus | null, places: KnownPlaces): Where | null {
  if (!focus) return null
  // A field of a card is told as `<id>:<field>`.
  const [id = ''] = focus.id.split(':')
  switch (focus.kind) {
    case 'action': {
      const action = places.actions.find((each) => each.id === id)
      if (!action) return null
      const words = action.number === null ? `“${action.title}”` : `action ${action.number}`
      return { words, anchor: `act-${action.number ?? action.id}` }
    }
    case 'hypothesis':
      return hypothesisAt(id, '', places)
    case 'evidence':
      return hypothesisAt(places.hypothesisOf(id) ?? id, ', evidence', places)
    case 'text': {
      const words = TEXT_LABEL[id]
      return words ? { words, anchor: id === 'notes' ? 'notes' : 'situation' } : null
    }
    case 'role': {
      const role = ROLES.find((each) => each === id)
      return role ? { words: ROLE_DUTY[role].label, anchor: `role-${role}` } : null
    }
    case 'exitCriterion':
      return { words: 'the exit criteria', anchor: `exit-${id}` }
    case 'runbookStep':
      return { words: 'a runbook', anchor: `step-${id}` }
    case 'draft':
      return { words: 'the stakeholder update', anchor: 'stakeholder-update' }
    default:
      return null
  }
}

function hypothesisAt(id: string, part: string, { hypotheses }: KnownPlaces): Where | null {
  const hypothesis = hypotheses.find((each) => each.id === id)
  if (!hypothesis) return null
  const name = hypothesis.number === null ? 'a new hypothesis' : `H${hypothesis.number}`
  return { words: `${name}${part}`, anchor: `hyp-${hypothesis.number ?? hypothesis.id}` }
}
