import { useCallback, useMemo, useRef, useState } from 'react'
import { AddField } from '../../board-list/add-field.tsx'
import frame from '../../board-list/board-list.module.css'
import { RowsContext, useOpenMenu } from '../../board-list/rows-state.ts'
import rows from '../../board-list/tick-row.module.css'
import { type BoardListUse, useBoardList } from '../../board-list/use-board-list.ts'
import { WaitingPill } from '../../board-list/waiting-pill.tsx'
import { useRoom } from '../../room/room-context.ts'
import { useExitCriteria, useExitCriterionIds } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { criteriaToOffer } from './criteria-to-offer.ts'
import { CriterionMenu } from './criterion-menu.tsx'
import { CriterionRow } from './criterion-row.tsx'
import styles from './exit-criteria.module.css'
import { CRITERION_LENGTH, useCriterionActs } from './use-criterion-acts.ts'

/** What must be true before the incident is over: agreed on early, ticked together. */
export function ExitCriteria() {
  const criteria = useExitCriteria()
  const ids = useExitCriterionIds()
  const { board } = useRoom()
  const edits = useBoardEdits()
  const { toggleMet } = useCriterionActs()
  const exists = useCallback((id: string) => ids.includes(id), [ids])
  const toggle = (id: string) => {
    const criterion = board.exitCriteria.one.get(id)
    if (criterion) toggleMet(criterion)
  }
  const list = useBoardList({
    kind: 'exitCriterion',
    live: ids,
    whole: ids,
    exists,
    groupOf: () => 'criteria',
    canEdit: edits.canEdit,
    view: 'all',
    entry: 'section',
    move: edits.moveExitCriterion,
    ...(edits.canEdit && { onSpace: toggle }),
  })
  useShortcuts(edits.canEdit ? { toggleDone: list.onRow(toggle) } : {})
  const offered = useMemo(() => criteriaToOffer(criteria.map(({ text }) => text)), [criteria])
  const met = criteria.filter((criterion) => criterion.met).length

  return (
    <section className={styles.section} aria-labelledby="exit-head">
      <Head met={met} all={criteria.length} />
      {criteria.length === 0 && (
        <Empty>
          {edits.canEdit
            ? 'What must be true before this is over? Agree on it before the end is near.'
            : 'No exit criteria yet.'}
        </Empty>
      )}
      <WaitingPill text={list.waiting} onShow={list.catchUp} />
      <RowsContext value={list.rows}>
        <ul ref={list.list} className={rows.list} aria-labelledby="exit-head" {...list.handlers}>
          {list.shown.map((id) => (
            <CriterionRow key={id} id={id} />
          ))}
        </ul>
        <OpenCriterionMenu list={list} />
      </RowsContext>
      {edits.canEdit && offered.length > 0 && (
        <fieldset className={styles.offers} aria-label="Exit criteria to add">
          {offered.map((text) => (
            <Button key={text} onClick={() => edits.addExitCriterion(text)}>
              <span aria-hidden="true">+</span> {text}
            </Button>
          ))}
        </fieldset>
      )}
    </section>
  )
}

function Head({ met, all }: { readonly met: number; readonly all: number }) {
  const edits = useBoardEdits()
  const [isAdding, setAdding] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <div className={frame.head}>
        <h2 id="exit-head" tabIndex={-1}>
          Exit criteria
        </h2>
        {all > 0 && (
          <span className={frame.count}>
            {met} of {all} met
          </span>
        )}
        {edits.canEdit && (
          <span className={frame.headEnd}>
            <Button
              ref={button}
              aria-expanded={isAdding}
              onClick={() => {
                setAdding(true)
                input.current?.focus()
              }}
            >
              Add <VisuallyHidden>an exit criterion</VisuallyHidden>
            </Button>
          </span>
        )}
      </div>
      {isAdding && (
        <AddField
          label="New exit criterion"
          placeholder="What must be true before this is over? Enter adds it"
          maxLength={CRITERION_LENGTH}
          inputRef={input}
          onAdd={(text) => edits.addExitCriterion(text) !== null}
          onClose={() => {
            setAdding(false)
            button.current?.focus()
          }}
        />
      )}
    </>
  )
}

function OpenCriterionMenu({ list }: { readonly list: BoardListUse }) {
  const open = useOpenMenu(list.rows)
  if (!open) return null
  const { id } = open
  /** Once this menu is gone and the focus is back in the row. */
  const then = (act: () => void) => () => setTimeout(act)
  const goOn = () => {
    const at = list.shown.indexOf(id)
    const next = list.shown[at + 1] ?? list.shown[at - 1]
    setTimeout(() => list.goTo(next) || document.getElementById('exit-head')?.focus())
  }
  return (
    <CriterionMenu
      key={id}
      open={open}
      onClose={() => list.rows.closeMenu()}
      onReword={then(() => list.rows.setExpanded(id, true))}
      onPickUp={then(() => list.pickUp(id))}
      onShift={(by) => list.shift(id, by)}
      onPutAway={goOn}
    />
  )
}
