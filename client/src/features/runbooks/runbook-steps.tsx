import { useCallback, useMemo, useRef, useState } from 'react'
import { AddField } from '../../board-list/add-field.tsx'
import { RowsContext, useOpenMenu } from '../../board-list/rows-state.ts'
import rowStyles from '../../board-list/tick-row.module.css'
import { type BoardListUse, useBoardList } from '../../board-list/use-board-list.ts'
import { WaitingPill } from '../../board-list/waiting-pill.tsx'
import { useRoom } from '../../room/room-context.ts'
import { useRunbookSteps } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { Button } from '../../ui/button.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import styles from './runbooks.module.css'
import { StepMenu } from './step-menu.tsx'
import { StepRow } from './step-row.tsx'
import { STEP_LENGTH, useStepActs } from './use-step-acts.ts'

/** The steps of one runbook; ticked by whoever did them, in any order. */
export function RunbookSteps({ runbookId, title }: { readonly runbookId: string; readonly title: string }) {
  const steps = useRunbookSteps(runbookId)
  const ids = useSameIds(steps.map(({ id }) => id))
  const { board } = useRoom()
  const edits = useBoardEdits()
  const { toggleDone } = useStepActs()
  const exists = useCallback((id: string) => ids.includes(id), [ids])
  const toggle = (id: string) => {
    const step = board.runbookSteps.one.get(id)
    if (step) toggleDone(step)
  }
  const list = useBoardList({
    kind: 'runbookStep',
    live: ids,
    whole: ids,
    exists,
    groupOf: () => 'steps',
    canEdit: edits.canEdit,
    view: runbookId,
    entry: 'section',
    move: edits.moveRunbookStep,
    ...(edits.canEdit && { onSpace: toggle }),
  })
  useShortcuts(edits.canEdit ? { toggleDone: list.onRow(toggle) } : {})
  return (
    <>
      <WaitingPill text={list.waiting} onShow={list.catchUp} />
      <RowsContext value={list.rows}>
        <ul ref={list.list} className={rowStyles.list} aria-label={`Steps of ${title}`} {...list.handlers}>
          {list.shown.map((id) => (
            <StepRow key={id} id={id} />
          ))}
        </ul>
        <OpenStepMenu list={list} runbookId={runbookId} />
      </RowsContext>
      {edits.canEdit && <AddStep runbookId={runbookId} title={title} />}
    </>
  )
}

/** The same array while its content is the same: what follows from it is not done again. */
function useSameIds(ids: readonly string[]): readonly string[] {
  const key = ids.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the ids.
  return useMemo(() => ids, [key])
}

function AddStep({ runbookId, title }: { readonly runbookId: string; readonly title: string }) {
  const edits = useBoardEdits()
  const [isAdding, setAdding] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  if (!isAdding) {
    return (
      <Button ref={button} kind="quiet" onClick={() => setAdding(true)}>
        + Step <VisuallyHidden>of {title}</VisuallyHidden>
      </Button>
    )
  }
  return (
    <div className={styles.addStep}>
      <AddField
        label={`New step of ${title}`}
        placeholder="What is done next? Enter adds it"
        maxLength={STEP_LENGTH}
        inputRef={input}
        onAdd={(text) => edits.addRunbookStep(runbookId, text) !== null}
        onClose={() => {
          setAdding(false)
          requestAnimationFrame(() => button.current?.focus())
        }}
      />
    </div>
  )
}

function OpenStepMenu({ list, runbookId }: { readonly list: BoardListUse; readonly runbookId: string }) {
  const open = useOpenMenu(list.rows)
  if (!open) return null
  const { id } = open
  /** Once this menu is gone and the focus is back in the row. */
  const then = (act: () => void) => () => setTimeout(act)
  const goOn = () => {
    const at = list.shown.indexOf(id)
    const next = list.shown[at + 1] ?? list.shown[at - 1]
    setTimeout(() => {
      if (!list.goTo(next))
        document.querySelector<HTMLElement>(`#runbook-${CSS.escape(runbookId)} button`)?.focus()
    })
  }
  return (
    <StepMenu
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
