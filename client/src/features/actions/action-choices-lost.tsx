import { ACTION_STATE_LABEL, ACTION_STATES } from '@warroom/shared/domain/action.ts'
import { OverwrittenChoice } from '../../board-list/overwritten-choice.tsx'
import type { FieldValue } from '../../room/overwritten-contract.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useZone } from '../../ui/clock-zone.ts'
import { momentText } from '../../ui/instant-text.ts'

interface ActionChoicesLostProps {
  readonly id: string
  /** Its fields are on screen, and make the offer for words themselves. */
  readonly isExpanded: boolean
}

/** My choice of owner, state or time-box, or my words, were replaced by somebody's at the same time: both are named. */
export function ActionChoicesLost({ id, isExpanded }: ActionChoicesLostProps) {
  const nameOf = useNameOf()
  const zone = useZone()
  return (
    <>
      {!isExpanded && (
        <OverwrittenChoice collection="actions" id={id} field="title" what="the title" wordFor={String} />
      )}
      <OverwrittenChoice
        collection="actions"
        id={id}
        field="owner"
        what="the owner"
        wordFor={(value) => (typeof value === 'string' ? nameOf(value) : 'nobody')}
      />
      <OverwrittenChoice collection="actions" id={id} field="state" what="the state" wordFor={stateWord} />
      <OverwrittenChoice
        collection="actions"
        id={id}
        field="timeBoxUntil"
        what="the time-box"
        wordFor={(value) => (typeof value === 'number' ? `until ${momentText(value, zone)}` : 'none')}
      />
    </>
  )
}

const stateWord = (value: FieldValue): string => {
  const state = ACTION_STATES.find((word) => word === value)
  return state ? ACTION_STATE_LABEL[state] : String(value)
}
