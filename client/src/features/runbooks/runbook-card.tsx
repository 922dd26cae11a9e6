import type { AttachedRunbook, RunbookStep } from '@warroom/shared/domain/runbook.ts'
import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { quotedOr } from '../../board-list/quoted-or.ts'
import { useRunbookSteps } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { Menu } from '../../ui/menu.tsx'
import type { RunbookShelf } from './runbook-shelf.ts'
import { RunbookSteps } from './runbook-steps.tsx'
import styles from './runbooks.module.css'

/** One attached runbook: what it is, how far it is, and its steps. */
export function RunbookCard({
  runbook,
  shelf,
}: {
  readonly runbook: AttachedRunbook
  readonly shelf: RunbookShelf
}) {
  const { id, title } = runbook
  const steps = useRunbookSteps(id)
  const { canEdit } = useBoardEdits()
  const [isFolded, setFolded] = useState(false)
  const [said, setSaid] = useState('')
  const settled = steps.filter(({ state }) => state !== 'open').length
  const next = steps.find(({ state }) => state === 'open')
  const Chevron = isFolded ? ChevronRight : ChevronDown
  return (
    <div className={styles.card} id={`runbook-${id}`}>
      <div className={styles.cardHead}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={!isFolded}
          onClick={() => setFolded(!isFolded)}
        >
          <Chevron className={styles.chevron} aria-hidden="true" />
          <h3>{title || 'A runbook without a title'}</h3>
        </button>
        <span className={styles.progress}>
          {settled} of {steps.length}
        </span>
        {canEdit && <RunbookMenu runbook={runbook} steps={steps} shelf={shelf} onSaid={setSaid} />}
      </div>
      {isFolded && next && <p className={styles.next}>Next: {next.text}</p>}
      <p role="status" className={styles.said}>
        {said}
      </p>
      {!isFolded && <RunbookSteps runbookId={id} title={title} />}
    </div>
  )
}

interface RunbookMenuProps {
  readonly runbook: AttachedRunbook
  readonly steps: readonly RunbookStep[]
  readonly shelf: RunbookShelf
  readonly onSaid: (sentence: string) => void
}

function RunbookMenu({ runbook, steps, shelf, onSaid }: RunbookMenuProps) {
  const edits = useBoardEdits()
  const { id, title, templateId } = runbook
  const name = quotedOr(title, 'a runbook')
  return (
    <Menu
      label={`More about ${name}`}
      trigger={<Ellipsis className={styles.moreIcon} aria-hidden="true" />}
      entries={[
        {
          id: 'propose',
          label: 'Propose these steps to the workspace',
          detail: 'For the next incident; nothing changes here',
          disabledBecause: whyNotPropose(runbook, steps),
          onAction: () => {
            if (templateId === null) return
            onSaid('Proposing…')
            const words = { title, steps: steps.map(({ text }) => text.trim()).filter((text) => text !== '') }
            void shelf.propose(templateId, words).then(onSaid)
          },
        },
        {
          id: 'putAway',
          label: 'Put away',
          detail: 'Undo brings it back',
          onAction: () => edits.setRunbook(id, { withdrawn: true }, `You put away ${name}`),
        },
      ]}
    />
  )
}

/** A proposal that changes nothing is only work for somebody. */
function whyNotPropose(
  { templateId, snapshot }: AttachedRunbook,
  steps: readonly RunbookStep[],
): string | null {
  if (templateId === null) return 'It came from no runbook of the workspace'
  const isSame = steps.length === snapshot.length && steps.every(({ text }, i) => text === snapshot[i])
  if (isSame) return 'Nothing differs from the runbook yet'
  return steps.length === 0 ? 'It has no steps' : null
}
