import type { Action } from '@warroom/shared/domain/action.ts'
import type { Lamp } from '@warroom/shared/domain/lamp.ts'

/** The element a lamp leads to: its cause, or the place where its kind of thing is. */
export function lampAnchor(lamp: Lamp, actions: readonly Pick<Action, 'id' | 'number'>[]): string {
  switch (lamp.id) {
    case 'command':
      return 'role-commander'
    case 'update':
      return 'stakeholder-update'
    case 'blocked':
      return lamp.causeId === null ? 'roadblocks-head' : `roadblock-${lamp.causeId}`
    case 'late':
    case 'unowned': {
      const action = actions.find((a) => a.id === lamp.causeId)
      return action ? `act-${action.number ?? action.id}` : 'actions-head'
    }
    case 'sync':
      return 'saved-state'
  }
}
