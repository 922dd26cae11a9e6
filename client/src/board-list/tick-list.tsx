import { type ComponentType, useCallback } from 'react'
import type { Place } from '../room/board-edits-contract.ts'
import { useBoardEdits } from '../room/use-board-edits.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { type OpenMenu, RowsContext, useOpenMenu } from './rows-state.ts'
import styles from './tick-row.module.css'
import { type BoardListUse, useBoardList } from './use-board-list.ts'
import { WaitingPill } from './waiting-pill.tsx'

/** What the menu of one row is given; what it says of the row is the list's. */
export interface TickMenuProps {
  readonly open: OpenMenu
  readonly onClose: () => void
  readonly onReword: () => void
  readonly onPickUp: () => void
  readonly onShift: (by: -1 | 1) => void
  /** Called before the row leaves the list, so that the focus can go on. */
  readonly onPutAway: () => void
}

export interface TickListProps {
  readonly kind: 'exitCriterion' | 'runbookStep'
  /** The same array while its content is the same. */
  readonly ids: readonly string[]
  /** What the list is, for screen readers. */
  readonly label: { readonly text: string } | { readonly headId: string }
  /** Which list of its kind this is. */
  readonly view: string
  readonly Row: ComponentType<{ readonly id: string }>
  readonly Menu: ComponentType<TickMenuProps>
  readonly onTick: (id: string) => void
  readonly move: (id: string, place: Place) => void
  /** Where the focus goes when the last row has left. */
  readonly onEmptied: () => void
}

/** A checklist that people tick, reword and order together. */
export function TickList(props: TickListProps) {
  const { kind, ids, label, view, Row, onTick, move } = props
  const { canEdit } = useBoardEdits()
  const exists = useCallback((id: string) => ids.includes(id), [ids])
  const list = useBoardList({
    kind,
    live: ids,
    whole: ids,
    exists,
    groupOf: () => kind,
    canEdit,
    view,
    entry: 'section',
    move,
    ...(canEdit && { onSpace: onTick }),
  })
  useShortcuts(canEdit ? { toggleDone: list.onRow(onTick) } : {})
  return (
    <>
      <WaitingPill text={list.waiting} onShow={list.catchUp} />
      <RowsContext value={list.rows}>
        <ul
          ref={list.list}
          className={styles.list}
          aria-label={'text' in label ? label.text : undefined}
          aria-labelledby={'headId' in label ? label.headId : undefined}
          {...list.handlers}
        >
          {list.shown.map((id) => (
            <Row key={id} id={id} />
          ))}
        </ul>
        <OpenTickMenu list={list} Menu={props.Menu} onEmptied={props.onEmptied} />
      </RowsContext>
    </>
  )
}

interface OpenTickMenuProps extends Pick<TickListProps, 'Menu' | 'onEmptied'> {
  readonly list: BoardListUse
}

function OpenTickMenu({ list, Menu, onEmptied }: OpenTickMenuProps) {
  const open = useOpenMenu(list.rows)
  if (!open) return null
  const { id } = open
  /** Once this menu is gone and the focus is back in the row. */
  const then = (act: () => void) => () => setTimeout(act)
  const goOn = () => {
    const at = list.shown.indexOf(id)
    const next = list.shown[at + 1] ?? list.shown[at - 1]
    setTimeout(() => list.goTo(next) || onEmptied())
  }
  return (
    <Menu
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
