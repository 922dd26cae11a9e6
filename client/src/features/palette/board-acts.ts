import type { Action } from '@warroom/shared/domain/action.ts'
import type { Hypothesis, HypothesisStatus } from '@warroom/shared/domain/hypothesis.ts'
import { quotedOr } from '../../board-list/quoted-or.ts'
import { KEYMAP } from '../../ui/keymap.ts'
import type { ActionHow, Candidate } from './candidate.ts'
import type { RoomNow } from './palette-state.ts'

export const actionName = ({ number, title }: Pick<Action, 'number' | 'title'>): string =>
  `${number === null ? '' : `action ${number} `}${quotedOr(title, 'without words')}`

const hypothesisName = ({ number, statement }: Pick<Hypothesis, 'number' | 'statement'>): string =>
  `${number === null ? '' : `H${number} `}${quotedOr(statement, 'a hypothesis')}`

const HOW: Readonly<
  Record<
    ActionHow,
    { readonly label: (name: string) => string; readonly already: string; readonly shortcut?: string }
  >
> = {
  done: {
    label: (name) => `Mark ${name} done`,
    already: 'It is done already',
    shortcut: KEYMAP.toggleDone.keys[0],
  },
  open: { label: (name) => `Reopen ${name}`, already: 'It is open already' },
  doing: {
    label: (name) => `Start ${name}`,
    already: 'It is being done already',
    shortcut: KEYMAP.onIt.keys[0],
  },
  dropped: { label: (name) => `Drop ${name}`, already: 'It is dropped already' },
  take: { label: (name) => `Take ${name}`, already: 'It is yours already', shortcut: KEYMAP.take.keys[0] },
}

export function actionCandidate(
  action: Action,
  how: ActionHow,
  { me, noEditing }: Pick<RoomNow, 'me' | 'noEditing'>,
): Candidate {
  const { label, already, shortcut } = HOW[how]
  const isSo = how === 'take' ? action.owner === me && action.acceptedAt !== null : action.state === how
  return {
    id: `${how} ${action.id}`,
    group: 'Do',
    label: label(actionName(action)),
    ...(shortcut && { shortcut }),
    offBecause: isSo ? already : noEditing,
    act: { do: 'action', id: action.id, how },
  }
}

export function assignCandidate(
  action: Action,
  person: RoomNow['people'][number],
  room: Pick<RoomNow, 'me' | 'noEditing'>,
): Candidate {
  const { personId, name } = person
  if (personId === room.me) return actionCandidate(action, 'take', room)
  return {
    id: `assign ${action.id} ${personId}`,
    group: 'Do',
    label: `Give ${actionName(action)} to ${name}`,
    shortcut: KEYMAP.owner.keys[0],
    offBecause: action.owner === personId ? `It is ${name}’s already` : room.noEditing,
    act: { do: 'assign', id: action.id, owner: personId, name },
  }
}

const STATUS_ACT: Readonly<Record<HypothesisStatus, string>> = {
  proposed: 'Reopen',
  testing: 'Test',
  supported: 'Call supported:',
  confirmed: 'Confirm',
  ruledOut: 'Rule out',
  parked: 'Park',
}

export function hypothesisCandidate(
  hypothesis: Hypothesis,
  status: HypothesisStatus,
  because: string,
  { noEditing }: RoomNow,
): Candidate {
  return {
    id: `${status} ${hypothesis.id}`,
    group: 'Do',
    label: `${STATUS_ACT[status]} ${hypothesisName(hypothesis)}`,
    ...(because && { detail: `Because: ${because}. Written down as evidence` }),
    offBecause: hypothesis.status === status ? 'It is so already' : noEditing,
    act: { do: 'hypothesis', id: hypothesis.id, status, because },
  }
}
