import type { ExitCriterion } from '@warroom/shared/domain/board-state.ts'
import { Ellipsis, GripVertical } from 'lucide-react'
import { memo } from 'react'
import frame from '../../board-list/board-list.module.css'
import { OverwrittenChoice } from '../../board-list/overwritten-choice.tsx'
import { PeopleHere } from '../../board-list/people-here.tsx'
import { focusRow } from '../../board-list/row-elements.ts'
import { useRowState, useRows } from '../../board-list/rows-state.ts'
import { SharedField } from '../../room/shared-field.tsx'
import { useExitCriterion } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { Button } from '../../ui/button.tsx'
import { classList } from '../../ui/class-list.ts'
import styles from './exit-criteria.module.css'
import { CRITERION_LENGTH, criterionName, useCriterionActs } from './use-criterion-acts.ts'

/** One criterion. It takes an id and watches that one alone, as the rows of the other lists do. */
export const CriterionRow = memo(function CriterionRow({ id }: { readonly id: string }) {
  const criterion = useExitCriterion(id)
  return criterion && <PresentRow criterion={criterion} />
})

function PresentRow({ criterion }: { readonly criterion: ExitCriterion }) {
  const { id, met } = criterion
  const { isCurrent, isExpanded, isMoving } = useRowState(id)
  const { canEdit } = useBoardEdits()
  const { toggleMet } = useCriterionActs()
  const rows = useRows()
  const tabIndex = isCurrent ? 0 : -1
  return (
    <li
      id={`exit-${id}`}
      data-row={id}
      tabIndex={-1}
      className={classList(frame.row, styles.row)}
      data-met={met || undefined}
      data-moving={isMoving || undefined}
    >
      {canEdit && (
        <span className={frame.grip} data-row-handle aria-hidden="true">
          <GripVertical className={frame.gripIcon} />
        </span>
      )}
      <span className={styles.check}>
        <input
          type="checkbox"
          className={styles.box}
          aria-label={`Met: ${criterion.text || criterionName(criterion)}`}
          checked={met}
          disabled={!canEdit}
          tabIndex={tabIndex}
          onChange={() => toggleMet(criterion)}
        />
      </span>
      {isExpanded && canEdit ? <Rewording criterion={criterion} /> : <Title criterion={criterion} />}
      <PeopleHere kind="exitCriterion" id={id} />
      {canEdit && (
        <Button
          kind="quiet"
          data-row-menu="more"
          aria-haspopup="menu"
          aria-label={`More about ${criterionName(criterion)}`}
          title="More"
          tabIndex={tabIndex}
          onClick={(event) => rows.openMenu({ id, kind: 'more', anchor: event.currentTarget })}
        >
          <Ellipsis className={styles.moreIcon} aria-hidden="true" />
        </Button>
      )}
      <OverwrittenChoice
        collection="exitCriteria"
        id={id}
        field="met"
        what="this"
        wordFor={(value) => (value === true ? 'met' : 'not met')}
      />
    </li>
  )
}

function Title({ criterion }: { readonly criterion: ExitCriterion }) {
  const { id, text } = criterion
  const { isCurrent } = useRowState(id)
  const { canEdit } = useBoardEdits()
  const rows = useRows()
  const tabIndex = isCurrent ? 0 : -1
  const words = text || 'No words yet'
  if (!canEdit) {
    return (
      <span data-row-title className={styles.title} tabIndex={tabIndex}>
        {words}
      </span>
    )
  }
  return (
    <button
      type="button"
      data-row-title
      className={styles.title}
      aria-expanded={false}
      title="Reword"
      tabIndex={tabIndex}
      onClick={() => rows.setExpanded(id, true)}
    >
      {words}
    </button>
  )
}

/** Enter and Escape give the row back; what was typed is written as in every short field. */
function Rewording({ criterion }: { readonly criterion: ExitCriterion }) {
  const { id, text } = criterion
  const rows = useRows()
  const done = () => {
    const list = document.getElementById(`exit-${id}`)?.parentElement ?? null
    rows.setExpanded(id, false)
    // The title is in the page one frame later.
    requestAnimationFrame(() => focusRow(list, id))
  }
  return (
    <SharedField
      collection="exitCriteria"
      id={id}
      field="text"
      label="Exit criterion"
      hideLabel
      value={text}
      maxLength={CRITERION_LENGTH}
      required
      autoFocus
      className={styles.rewording ?? ''}
      describe={(value) => `You reworded ${criterionName({ text: value })}`}
      onDone={done}
    />
  )
}
