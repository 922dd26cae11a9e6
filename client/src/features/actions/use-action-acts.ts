import type { Action, ActionOutcome, ActionState } from '@warroom/shared/domain/action.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import { useMemo } from 'react'
import { useRoom } from '../../room/room-context.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useFocus } from '../../room/use-presence.ts'
import { outcomeLabel, quoted, stateLabel } from './action-words.ts'
import { noteTicked } from './outcome-asking.ts'

const MINUTE = 60_000
export const TIME_BOX_MINUTES = [5, 10, 15, 30] as const

/** What a person does with an action, by the words of its menus. Times are the server's. */
export interface ActionActs {
  setState(action: Action, state: ActionState): void
  toggleDone(action: Action): void
  take(action: Action): void
  assign(action: Action, owner: PersonId | null, name: string): void
  accept(action: Action): void
  /** I work on it now: it is doing, mine when it was nobody's, and the others see me there. */
  onIt(action: Action): void
  /** Not now but afterwards: its time-box goes, and it counts as nobody's work of this incident. */
  makeFollowUp(action: Action): void
  setTimeBox(action: Action, minutes: number | null): void
  setOutcome(action: Action, outcome: ActionOutcome | null): void
  link(action: Action, hypothesisId: string | null, name: string): void
}

export function useActionActs(): ActionActs {
  const edits = useBoardEdits()
  const { time, me } = useRoom()
  const { focusOn } = useFocus()
  return useMemo(() => {
    const setState = (action: Action, state: ActionState) => {
      // Work that goes on again has no result yet.
      const outcome = state === 'done' || action.outcome === null ? {} : { outcome: null }
      edits.setAction(action.id, { state, ...outcome }, stateLabel(state, action.title))
    }
    const mine = () => ({ owner: me.personId, acceptedAt: time.now() })
    return {
      setState,
      toggleDone: (action) => {
        if (action.state !== 'done') noteTicked(action.id)
        setState(action, action.state === 'done' ? 'open' : 'done')
      },
      take: (action) => {
        edits.setAction(action.id, mine(), `You took ${quoted(action.title)}`)
      },
      assign: (action, owner, name) => {
        const label =
          owner === null
            ? `You left ${quoted(action.title)} without an owner`
            : `You gave ${quoted(action.title)} to ${name}`
        edits.setAction(action.id, { owner, acceptedAt: null }, label)
      },
      accept: (action) => {
        edits.setAction(action.id, { acceptedAt: time.now() }, `You accepted ${quoted(action.title)}`)
      },
      onIt: (action) => {
        const isMine = action.owner === me.personId
        const unaccepted = isMine && action.acceptedAt === null
        const ownership = action.owner === null || unaccepted ? mine() : {}
        edits.setAction(action.id, { state: 'doing', ...ownership }, stateLabel('doing', action.title))
        focusOn('action', action.id)
      },
      makeFollowUp: (action) => {
        if (action.kind === 'followUp') return
        const label = `You made ${quoted(action.title)} a follow-up`
        edits.setAction(action.id, { kind: 'followUp', timeBoxUntil: null }, label)
      },
      setTimeBox: (action, minutes) => {
        const until = minutes === null ? null : time.now() + minutes * MINUTE
        const label =
          minutes === null
            ? `You cleared the time-box of ${quoted(action.title)}`
            : `You gave ${quoted(action.title)} ${minutes} min`
        edits.setAction(action.id, { timeBoxUntil: until }, label)
      },
      setOutcome: (action, outcome) => {
        edits.setAction(action.id, { outcome }, outcomeLabel(outcome, action.title))
      },
      link: (action, hypothesisId, name) => {
        const label =
          hypothesisId === null
            ? `You unlinked ${quoted(action.title)}`
            : `You linked ${quoted(action.title)} to ${name}`
        edits.setAction(action.id, { hypothesisId }, label)
      },
    }
  }, [edits, time, me, focusOn])
}
