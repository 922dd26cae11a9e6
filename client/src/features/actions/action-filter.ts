/** Which actions a view shows, and in what order. */
import { type Action, isForNow, isUnfinished, lateByMs } from '@warroom/shared/domain/action.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'

export const ACTION_FILTERS = ['all', 'mine', 'unowned', 'late', 'done', 'dropped'] as const
export type ActionFilter = (typeof ACTION_FILTERS)[number]

export const ACTION_FILTER_LABEL: Readonly<Record<ActionFilter, string>> = {
  all: 'All',
  mine: 'Mine',
  unowned: 'Unowned',
  late: 'Late',
  done: 'Done',
  dropped: 'Dropped',
}

/** What an empty view says: what that means, never just "nothing". */
export const EMPTY_VIEW: Readonly<Record<ActionFilter, string>> = {
  all: 'No actions yet. Say who does what, with minutes.',
  mine: 'Nothing is waiting for you.',
  unowned: 'Every unfinished action has an owner.',
  late: 'No action is past its time-box.',
  done: 'Nothing is done yet.',
  dropped: 'Nothing was dropped.',
}

export interface Viewer {
  readonly personId: PersonId
  readonly now: number
}

/** Mine, unowned and late are about work ahead: what is finished does not ask for anybody. */
export function isInView(filter: ActionFilter, action: Action, { personId, now }: Viewer): boolean {
  switch (filter) {
    case 'all':
      return action.state !== 'dropped'
    case 'mine':
      return isUnfinished(action) && action.owner === personId
    case 'unowned':
      return isForNow(action) && action.owner === null
    case 'late':
      return lateByMs(action, now) !== null
    default:
      return action.state === filter
  }
}

/** The unfinished first, both parts in the order of the board. */
export function actionsInView(
  actions: readonly Action[],
  filter: ActionFilter,
  viewer: Viewer,
): readonly Action[] {
  const view = actions.filter((action) => isInView(filter, action, viewer))
  return [...view.filter(isUnfinished), ...view.filter((action) => !isUnfinished(action))]
}

export const countsByFilter = (
  actions: readonly Action[],
  viewer: Viewer,
): Readonly<Record<ActionFilter, number>> => {
  const count = (filter: ActionFilter) => actions.filter((a) => isInView(filter, a, viewer)).length
  return {
    all: count('all'),
    mine: count('mine'),
    unowned: count('unowned'),
    late: count('late'),
    done: count('done'),
    dropped: count('dropped'),
  }
}
