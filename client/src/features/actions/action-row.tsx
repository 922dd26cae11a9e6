import { ACTION_OUTCOME_LABEL, type Action, isUnfinished } from '@warroom/shared/domain/action.ts'
import { Ellipsis, GripVertical } from 'lucide-react'
import { memo, useId } from 'react'
import frame from '../../board-list/board-list.module.css'
import { PeopleHere } from '../../board-list/people-here.tsx'
import { useRowState, useRows } from '../../board-list/rows-state.ts'
import { useAction, useHypothesis } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useMe } from '../../room/use-presence.ts'
import { Button } from '../../ui/button.tsx'
import { classList } from '../../ui/class-list.ts'
import tick from '../../ui/tick-box.module.css'
import { ActionChoicesLost } from './action-choices-lost.tsx'
import { ActionDetails } from './action-details.tsx'
import { ActionNeglect } from './action-neglect.tsx'
import { ActionOwner } from './action-owner.tsx'
import styles from './action-row.module.css'
import { actionName, asksForOutcome } from './action-words.ts'
import { OnItNow } from './on-it-now.tsx'
import { OutcomeAsEvidence } from './outcome-as-evidence.tsx'
import { usePutOff, wasTickedHere } from './outcome-asking.ts'
import { OutcomeQuestion } from './outcome-question.tsx'
import { SoundsLike } from './sounds-like.tsx'
import { TimeBox } from './time-box.tsx'
import { TimeUpQuestion } from './time-up-question.tsx'
import { useActionActs } from './use-action-acts.ts'

/** One action. It takes an id and watches that action alone, so that one edit re-renders one row of hundreds. */
export const ActionRow = memo(function ActionRow({ id }: { readonly id: string }) {
  const action = useAction(id)
  return action && <PresentRow action={action} />
})

function PresentRow({ action }: { readonly action: Action }) {
  const { id } = action
  const { isCurrent, isExpanded, isMoving } = useRowState(id)
  const me = useMe()
  const { canEdit } = useBoardEdits()
  const detailsId = useId()
  const [isPutOff, putOff] = usePutOff(id)
  const tabIndex = isCurrent ? 0 : -1
  const isMine = action.owner === me.personId
  // Opened, its details ask.
  const mayAsk = canEdit && !isExpanded && !isPutOff && (isMine || wasTickedHere(id))
  const asks = mayAsk && asksForOutcome(action)
  return (
    <li
      id={`act-${action.number ?? id}`}
      data-row={id}
      tabIndex={-1}
      className={classList(frame.row, styles.row)}
      data-state={action.state}
      data-mine={(isUnfinished(action) && isMine) || undefined}
      data-expanded={isExpanded || undefined}
      data-asks={asks || undefined}
      data-moving={isMoving || undefined}
    >
      {canEdit && (
        <span className={frame.grip} data-row-handle aria-hidden="true">
          <GripVertical className={frame.gripIcon} />
        </span>
      )}
      <DoneBox action={action} tabIndex={tabIndex} canEdit={canEdit} />
      <Title action={action} isExpanded={isExpanded} detailsId={detailsId} tabIndex={tabIndex} />
      <div className={styles.meta}>
        <ActionOwner action={action} tabIndex={tabIndex} />
        <OnItNow action={action} />
        {isUnfinished(action) && !isMine && action.owner !== null && <ActionNeglect action={action} />}
        {isUnfinished(action) && <SoundsLike actionId={id} />}
        <PeopleHere kind="action" id={id} except={action.owner} />
        {action.hypothesisId !== null && <LinkedHypothesis id={action.hypothesisId} />}
        {action.state === 'done' && action.outcome && <span>{ACTION_OUTCOME_LABEL[action.outcome]}</span>}
        {action.state === 'dropped' && <span>Dropped</span>}
      </div>
      <div className={styles.end}>
        <TimeBoxControl action={action} canEdit={canEdit} tabIndex={tabIndex} />
        {canEdit && <MoreButton action={action} tabIndex={tabIndex} />}
      </div>
      <ActionChoicesLost id={id} isExpanded={isExpanded} />
      {canEdit && isMine && isUnfinished(action) && action.timeBoxUntil !== null && (
        <TimeUpQuestion action={action} />
      )}
      {asks && <OutcomeQuestion action={action} onLater={putOff} />}
      {mayAsk && action.hypothesisId !== null && (
        <OutcomeAsEvidence action={action} hypothesisId={action.hypothesisId} onLater={putOff} />
      )}
      {isExpanded && <ActionDetails action={action} id={detailsId} />}
    </li>
  )
}

interface PartProps {
  readonly action: Action
  readonly tabIndex: number
}

function DoneBox({ action, tabIndex, canEdit }: PartProps & { readonly canEdit: boolean }) {
  const acts = useActionActs()
  return (
    <span className={styles.check}>
      <input
        type="checkbox"
        className={tick.box}
        aria-label={`Done: ${action.title || actionName(action)}`}
        checked={action.state === 'done'}
        disabled={!canEdit}
        tabIndex={tabIndex}
        onChange={() => acts.toggleDone(action)}
      />
    </span>
  )
}

interface TitleProps extends PartProps {
  readonly isExpanded: boolean
  readonly detailsId: string
}

function Title({ action, isExpanded, detailsId, tabIndex }: TitleProps) {
  const rows = useRows()
  return (
    <button
      type="button"
      data-row-title
      className={styles.title}
      aria-expanded={isExpanded}
      aria-controls={isExpanded ? detailsId : undefined}
      tabIndex={tabIndex}
      onClick={() => rows.setExpanded(action.id, !isExpanded)}
    >
      {action.number !== null && <span className={styles.number}>{action.number}</span>}
      {action.state === 'doing' && <span className={styles.doing}>Doing</span>}
      {action.kind === 'followUp' && <span className={styles.doing}>Follow-up</span>}
      <span className={styles.words}>{action.title || 'No words yet'}</span>
    </button>
  )
}

function TimeBoxControl({ action, canEdit, tabIndex }: PartProps & { readonly canEdit: boolean }) {
  const rows = useRows()
  if (!isUnfinished(action)) return null
  const clock = action.timeBoxUntil === null ? null : <TimeBox action={action} />
  if (!canEdit) return clock
  return (
    <button
      type="button"
      className={styles.timeButton}
      data-row-menu="time"
      data-empty={clock === null || undefined}
      aria-haspopup="menu"
      tabIndex={tabIndex}
      onClick={(event) => rows.openMenu({ id: action.id, kind: 'time', anchor: event.currentTarget })}
    >
      {clock ?? 'Set minutes'}
    </button>
  )
}

function MoreButton({ action, tabIndex }: PartProps) {
  const rows = useRows()
  return (
    <Button
      kind="quiet"
      data-row-menu="more"
      aria-haspopup="menu"
      aria-label={`More about ${actionName(action)}`}
      title="More"
      tabIndex={tabIndex}
      onClick={(event) => rows.openMenu({ id: action.id, kind: 'more', anchor: event.currentTarget })}
    >
      <Ellipsis className={styles.moreIcon} aria-hidden="true" />
    </Button>
  )
}

function LinkedHypothesis({ id }: { readonly id: string }) {
  const hypothesis = useHypothesis(id)
  if (!hypothesis) return null
  const name = hypothesis.number === null ? 'a hypothesis' : `H${hypothesis.number}`
  return (
    <a
      href={`#hyp-${hypothesis.number ?? id}`}
      className={styles.link}
      title={hypothesis.statement}
      tabIndex={-1}
    >
      tests {name}
    </a>
  )
}
