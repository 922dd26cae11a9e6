import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import type { Place } from '../room/board-edits-contract.ts'
import { useFocus } from '../room/use-presence.ts'
import { useRecordChanges } from '../room/use-record-changes.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import type { GroupOf } from './place-in-list.ts'
import { focusRow, isTitle, menuAnchor, rowElement, rowIdOf } from './row-elements.ts'
import { type RowMenuKind, Rows, useOpenMenu } from './rows-state.ts'
import { useChangeMarks } from './use-change-marks.ts'
import { type HeldOrderUse, useHeldOrder } from './use-held-order.ts'
import { type RowMoves, useRowMoves } from './use-row-moves.ts'

export interface BoardListOptions {
  /** What a row is, for presence. */
  readonly kind: 'action' | 'hypothesis' | 'exitCriterion' | 'runbookStep'
  /** Ids of this view in their order. */
  readonly live: readonly string[]
  /** All ids in the order of the board. */
  readonly whole: readonly string[]
  readonly exists: (id: string) => boolean
  readonly groupOf: GroupOf
  readonly canEdit: boolean
  /** Which view this is (a filter's name): another one starts anew. */
  readonly view: string
  readonly move: (id: string, place: Place) => void
  /** From where "next row" comes into this list: from its section's head, and in one list of the page from nowhere too. */
  readonly entry: 'page' | 'section' | 'none'
  /** Space on a row, where the row has something to tick. */
  readonly onSpace?: (id: string) => void
}

const COLLECTION = {
  action: 'actions',
  hypothesis: 'hypotheses',
  exitCriterion: 'exitCriteria',
  runbookStep: 'runbookSteps',
} as const

/** What all lists of the board have in common: order that holds still, roving focus, keys, moves, presence of the row. */
export function useBoardList(options: BoardListOptions) {
  const { kind, live, exists, view, canEdit } = options
  const list = useRef<HTMLUListElement>(null)
  const rows = useMemo(() => new Rows(), [])
  const { focusOn, leave } = useFocus()
  const held = useHeldOrder(live, exists, view, useOpenMenu(rows) !== null)
  const moves = useRowMoves({
    list,
    rows,
    shown: held.ids,
    whole: options.whole,
    groupOf: options.groupOf,
    canEdit,
    move: options.move,
  })
  const { shown } = moves
  useRecordChanges(COLLECTION[kind], held.ownChanges)
  useChangeMarks(list, COLLECTION[kind])

  useTabStop(rows, shown)

  const rowWithFocus = (): string | null =>
    list.current?.contains(document.activeElement) ? rowIdOf(document.activeElement) : null
  const goTo = (id: string | undefined): boolean => id !== undefined && focusRow(list.current, id)
  const step = (from: string, by: -1 | 1): boolean => {
    goTo(shown[shown.indexOf(from) + by])
    return true
  }
  /** Runs for the row that has the focus; leaves the key to others when none has. */
  const onRow = (act: (id: string) => void) => () => {
    const id = rowWithFocus()
    if (id === null) return false
    act(id)
    return true
  }
  const openMenu = (id: string, menuKind: RowMenuKind) => {
    const row = rowElement(list.current, id)
    if (row) rows.openMenu({ id, kind: menuKind, anchor: menuAnchor(row, menuKind) })
  }

  const enter = (): boolean => comesInto(list.current, options.entry) && goTo(shown[0])
  useListKeys(onRow, { enter, step, pickUp: moves.pickUp, openMenu, canEdit })

  const handlers = rowHandlers({
    list,
    rows,
    held,
    moves,
    step,
    goTo,
    focusOn: (id) => focusOn(kind, id),
    leave,
    onSpace: options.onSpace,
  })

  return {
    list,
    rows,
    shown,
    waiting: held.waiting,
    catchUp: held.catchUp,
    handlers,
    onRow,
    openMenu,
    goTo,
    pickUp: moves.pickUp,
    shift: moves.shift,
  }
}

/** Tab must find one row, also before anybody has been in the list, or after its row has gone. */
function useTabStop(rows: Rows, shown: readonly string[]): void {
  useEffect(() => {
    const { current } = rows.state.get()
    if (current === null || !shown.includes(current)) rows.setCurrent(shown[0] ?? null)
  }, [rows, shown])
}

function comesInto(list: Element | null, entry: BoardListOptions['entry']): boolean {
  if (entry === 'none') return false
  const from = document.activeElement
  if (from === null || from === document.body) return entry === 'page'
  return list?.closest('section')?.contains(from) ?? false
}

type OnRow = (act: (id: string) => void) => () => boolean

interface ListKeys {
  readonly enter: () => boolean
  readonly step: (from: string, by: -1 | 1) => void
  readonly pickUp: (id: string) => void
  readonly openMenu: (id: string, kind: RowMenuKind) => void
  readonly canEdit: boolean
}

function useListKeys(onRow: OnRow, { enter, step, pickUp, openMenu, canEdit }: ListKeys): void {
  useShortcuts({
    next: () => onRow((id) => step(id, 1))() || enter(),
    previous: onRow((id) => step(id, -1)),
    ...(canEdit && {
      move: onRow(pickUp),
      owner: onRow((id) => openMenu(id, 'owner')),
      state: onRow((id) => openMenu(id, 'state')),
    }),
  })
}

interface RowHandling {
  readonly list: RefObject<HTMLElement | null>
  readonly rows: Rows
  readonly held: HeldOrderUse
  readonly moves: RowMoves
  readonly step: (from: string, by: -1 | 1) => void
  readonly goTo: (id: string) => void
  readonly focusOn: (id: string) => void
  readonly leave: () => void
  readonly onSpace: ((id: string) => void) | undefined
}

/** What the list element listens to, for all its rows. */
function rowHandlers({ list, rows, held, moves, step, goTo, focusOn, leave, onSpace }: RowHandling) {
  return {
    ...held.handlers,
    ...moves.handlers,
    onPointerEnter: (event: PointerEvent) => {
      held.handlers.onPointerEnter(event)
      moves.handlers.onPointerEnter(event)
    },
    onFocus: (event: FocusEvent) => {
      held.handlers.onFocus(event)
      const id = rowIdOf(event.target)
      if (id === null) return
      rows.setCurrent(id)
      if (!isInField(event.target)) focusOn(id)
    },
    onBlur: (event: FocusEvent) => {
      held.handlers.onBlur(event)
      moves.handlers.onBlur(event)
      const to = event.relatedTarget
      if (to && !event.currentTarget.contains(to) && !isInOverlay(to)) leave()
    },
    onKeyDown: (event: KeyboardEvent) => {
      const id = rowIdOf(event.target)
      if (id === null || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTitle(event.target) || rowElement(list.current, id) === event.target) {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault()
          step(id, event.key === 'ArrowDown' ? 1 : -1)
        } else if (event.key === ' ' && onSpace) {
          event.preventDefault()
          onSpace(id)
        }
      }
      if (event.key === 'Escape' && rows.isExpanded(id) && !isInField(event.target)) {
        rows.setExpanded(id, false)
        goTo(id)
      }
    },
    onKeyUp: (event: KeyboardEvent) => {
      // A button would be pressed when Space comes up; it has been used for the row.
      if (event.key === ' ' && onSpace && isTitle(event.target)) event.preventDefault()
    },
  }
}

export type BoardListUse = ReturnType<typeof useBoardList>

/** A field tells its own place. */
const isInField = (target: EventTarget): boolean =>
  target instanceof Element && target.matches('input:not([type=checkbox], [type=radio]), textarea')

const isInOverlay = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[role=menu], [role=dialog], [role=listbox]') !== null
