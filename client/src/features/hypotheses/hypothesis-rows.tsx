import { useCallback, useMemo } from 'react'
import { type OpenMenu, RowsContext, useOpenMenu } from '../../board-list/rows-state.ts'
import { type BoardListOptions, type BoardListUse, useBoardList } from '../../board-list/use-board-list.ts'
import { useChangeMarks } from '../../board-list/use-change-marks.ts'
import { WaitingPill } from '../../board-list/waiting-pill.tsx'
import { useRoom } from '../../room/room-context.ts'
import { useHypothesisIds } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { HypothesisCard } from './hypothesis-card.tsx'
import styles from './hypothesis-ledger.module.css'
import { HypothesisMenu } from './hypothesis-menu.tsx'
import { useHypothesisActs } from './use-hypothesis-acts.ts'

const ONE_GROUP = () => ''

export interface HypothesisRowsProps extends Pick<BoardListOptions, 'entry'> {
  readonly ids: readonly string[]
  readonly label: string
}

/** The cards of one section of the ledger. */
export function HypothesisRows({ ids, label, entry }: HypothesisRowsProps) {
  const whole = useHypothesisIds()
  const known = useMemo(() => new Set(whole), [whole])
  const exists = useCallback((id: string) => known.has(id), [known])
  const { board } = useRoom()
  const edits = useBoardEdits()
  const list = useBoardList({
    kind: 'hypothesis',
    live: ids,
    whole,
    exists,
    groupOf: ONE_GROUP,
    canEdit: edits.canEdit,
    view: label,
    entry,
    move: edits.moveHypothesis,
  })
  const hypothesisOf = useCallback((id: string) => board.evidence.one.get(id)?.hypothesisId ?? null, [board])
  useChangeMarks(list.list, 'evidence', hypothesisOf)
  useCardKeys(list, edits.canEdit)
  return (
    <RowsContext value={list.rows}>
      <WaitingPill text={list.waiting} onShow={list.catchUp} />
      <ul ref={list.list} className={styles.list} aria-label={label} {...list.handlers}>
        {list.shown.map((id) => (
          <HypothesisCard key={id} id={id} />
        ))}
      </ul>
      <OpenCardMenu list={list} />
    </RowsContext>
  )
}

/** The form is in the page one frame after the card has opened. */
function openEvidence(list: BoardListUse, id: string): void {
  list.rows.setExpanded(id, true)
  requestAnimationFrame(() => {
    const row = list.list.current?.querySelector(`[data-row="${CSS.escape(id)}"]`)
    row?.querySelector<HTMLElement>('[data-evidence-text]')?.focus()
  })
}

function OpenCardMenu({ list }: { readonly list: BoardListUse }) {
  const open = useOpenMenu(list.rows)
  if (!open) return null
  /** Once this menu is gone and the focus is back in the card. */
  const then = (act: () => void) => () => setTimeout(act)
  return (
    <HypothesisMenu
      key={`${open.id} ${open.kind}`}
      open={open}
      onClose={() => list.rows.closeMenu()}
      onOpenOther={(kind: OpenMenu['kind']) => then(() => list.openMenu(open.id, kind))()}
      onAddEvidence={then(() => openEvidence(list, open.id))}
      onPickUp={then(() => list.pickUp(open.id))}
      onShift={(by) => list.shift(open.id, by)}
    />
  )
}

function useCardKeys(list: BoardListUse, canEdit: boolean): void {
  const { board, me } = useRoom()
  const acts = useHypothesisActs()
  const onHypothesis = (
    act: (hypothesis: NonNullable<ReturnType<typeof board.hypotheses.one.get>>) => void,
  ) =>
    list.onRow((id) => {
      const hypothesis = board.hypotheses.one.get(id)
      if (hypothesis) act(hypothesis)
    })
  useShortcuts(
    canEdit
      ? {
          evidence: list.onRow((id) => openEvidence(list, id)),
          onIt: onHypothesis(acts.onIt),
          take: onHypothesis((hypothesis) => {
            if (hypothesis.owner !== me.personId) acts.take(hypothesis)
          }),
        }
      : {},
  )
}
