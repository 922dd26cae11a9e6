import type { Focus } from '@warroom/shared/domain/presence.ts'
import { ROLE_DUTY, ROLES } from '@warroom/shared/domain/role.ts'
import { useCallback } from 'react'
import { useActions, useHypotheses } from '../../room/use-board.ts'

export interface Where {
  /** "action 7", "Impact", … */
  readonly words: string
  /** Id of the element to go to. */
  readonly anchor: string
}

const TEXT_LABEL: Readonly<Record<string, string>> = {
  whatHappened: 'What happened',
  impact: 'Impact',
  notes: 'Notes',
}

/** A focus in words, and the way there; `null` for a place this screen does not know. */
export function useWhere(): (focus: Focus | null) => Where | null {
  const actions = useActions()
  const hypotheses = useHypotheses()
  return useCallback(
    (focus) => {
      if (!focus) return null
      if (focus.kind === 'action') {
        const action = actions.find(({ id }) => id === focus.id)
        if (!action) return null
        return {
          words: `action ${action.number ?? `“${action.title}”`}`,
          anchor: `act-${action.number ?? action.id}`,
        }
      }
      if (focus.kind === 'hypothesis' || focus.kind === 'evidence') {
        const hypothesis = hypotheses.find(({ id }) => id === focus.id)
        if (!hypothesis) return null
        const name = hypothesis.number === null ? 'a hypothesis' : `H${hypothesis.number}`
        return { words: name, anchor: `hyp-${hypothesis.number ?? hypothesis.id}` }
      }
      const text = TEXT_LABEL[focus.id]
      if (focus.kind === 'text' && text) return { words: text, anchor: 'situation' }
      const role = ROLES.find((each) => each === focus.id)
      if (focus.kind === 'role' && role) return { words: ROLE_DUTY[role].label, anchor: `role-${role}` }
      return focus.kind === 'draft' ? { words: 'the stakeholder update', anchor: 'stakeholder-update' } : null
    },
    [actions, hypotheses],
  )
}
