import { useMemo, useRef, useState } from 'react'
import { AddField } from '../../board-list/add-field.tsx'
import { TickList } from '../../board-list/tick-list.tsx'
import { useRoom } from '../../room/room-context.ts'
import { useRunbookSteps } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { Button } from '../../ui/button.tsx'
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
  const toggle = (id: string) => {
    const step = board.runbookSteps.one.get(id)
    if (step) toggleDone(step)
  }
  return (
    <>
      <TickList
        kind="runbookStep"
        ids={ids}
        label={{ text: `Steps of ${title}` }}
        view={runbookId}
        Row={StepRow}
        Menu={StepMenu}
        onTick={toggle}
        move={edits.moveRunbookStep}
        onEmptied={() =>
          document.querySelector<HTMLElement>(`#${CSS.escape(`runbook-${runbookId}`)} button`)?.focus()
        }
      />
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
