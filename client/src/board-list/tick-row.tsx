import { Ellipsis, GripVertical } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FieldValue } from '../room/overwritten-contract.ts'
import { SharedField } from '../room/shared-field.tsx'
import { useBoardEdits } from '../room/use-board-edits.ts'
import { Button } from '../ui/button.tsx'
import { classList } from '../ui/class-list.ts'
import ticks from '../ui/tick-box.module.css'
import frame from './board-list.module.css'
import { OverwrittenChoice } from './overwritten-choice.tsx'
import { PeopleHere } from './people-here.tsx'
import { quotedOr } from './quoted-or.ts'
import { focusRow } from './row-elements.ts'
import { useRowState, useRows } from './rows-state.ts'
import styles from './tick-row.module.css'

export interface TickRowProps {
  /** Id of the row's element. */
  readonly anchor: string
  readonly record: { readonly id: string; readonly text: string }
  readonly collection: 'exitCriteria' | 'runbookSteps'
  /** What the row is, for presence. */
  readonly kind: 'exitCriterion' | 'runbookStep'
  /** In a sentence: “Stop writes”. */
  readonly name: string
  readonly tick: { readonly label: string; readonly isTicked: boolean; readonly onTick: () => void }
  readonly isSettled: boolean
  readonly beside?: ReactNode
  readonly field: { readonly label: string; readonly maxLength: number }
  /** The field whose lost value is offered back. */
  readonly overwritten: { readonly field: string; readonly wordFor: (value: FieldValue) => string }
}

/** A line of a checklist: a box, words that can be reworded, who is here, and a menu. */
export function TickRow(props: TickRowProps) {
  const { anchor, record, collection, kind, name, tick, isSettled } = props
  const { id } = record
  const { isCurrent, isExpanded, isMoving } = useRowState(id)
  const { canEdit } = useBoardEdits()
  const rows = useRows()
  const tabIndex = isCurrent ? 0 : -1
  return (
    <li
      id={anchor}
      data-row={id}
      tabIndex={-1}
      className={classList(frame.row, styles.row)}
      data-settled={isSettled || undefined}
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
          className={ticks.box}
          aria-label={tick.label}
          checked={tick.isTicked}
          disabled={!canEdit}
          tabIndex={tabIndex}
          onChange={tick.onTick}
        />
      </span>
      {isExpanded && canEdit ? <Rewording {...props} /> : <Title record={record} />}
      <span className={styles.beside}>
        {props.beside}
        <PeopleHere kind={kind} id={id} />
      </span>
      {canEdit && (
        <Button
          kind="quiet"
          data-row-menu="more"
          aria-haspopup="menu"
          aria-label={`More about ${name}`}
          title="More"
          tabIndex={tabIndex}
          onClick={(event) => rows.openMenu({ id, kind: 'more', anchor: event.currentTarget })}
        >
          <Ellipsis className={styles.moreIcon} aria-hidden="true" />
        </Button>
      )}
      <OverwrittenChoice
        collection={collection}
        id={id}
        field={props.overwritten.field}
        what="this"
        wordFor={props.overwritten.wordFor}
      />
    </li>
  )
}

function Title({ record: { id, text } }: Pick<TickRowProps, 'record'>) {
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
function Rewording({ anchor, record: { id, text }, collection, field }: TickRowProps) {
  const rows = useRows()
  const done = () => {
    const list = document.getElementById(anchor)?.parentElement ?? null
    rows.setExpanded(id, false)
    // The title is in the page one frame later.
    requestAnimationFrame(() => focusRow(list, id))
  }
  return (
    <SharedField
      collection={collection}
      id={id}
      field="text"
      label={field.label}
      hideLabel
      value={text}
      maxLength={field.maxLength}
      required
      autoFocus
      className={styles.rewording ?? ''}
      describe={(value) => `You reworded it to ${quotedOr(value, 'nothing')}`}
      onDone={done}
    />
  )
}
