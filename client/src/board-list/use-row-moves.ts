import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Place } from '../room/board-edits-contract.ts'
import { announce } from '../ui/live-region.tsx'
import { type GroupOf, movedTo, neighboursFor } from './place-in-list.ts'
import { focusRow, rowIdOf } from './row-elements.ts'
import type { Rows } from './rows-state.ts'

export interface RowMovesOptions {
  readonly list: RefObject<HTMLElement | null>
  readonly rows: Rows
  /** As shown now. */
  readonly shown: readonly string[]
  /** All records in their order, hidden ones too. */
  readonly whole: readonly string[]
  readonly groupOf: GroupOf
  readonly canEdit: boolean
  /** Writes it; the row counts as moved by this hand. */
  readonly move: (id: string, place: Place) => void
}

export interface RowMoves {
  /** The order with the row on its way where it would land. */
  readonly shown: readonly string[]
  readonly pickUp: (id: string) => void
  /** At once, without picking up: menu entries. */
  readonly shift: (id: string, by: -1 | 1) => void
  readonly handlers: {
    readonly onKeyDownCapture: (event: KeyboardEvent) => void
    readonly onBlur: (event: FocusEvent) => void
    readonly onPointerEnter: (event: PointerEvent) => void
  }
}

/** Moving rows by key (pick up, arrows, put down), by menu and by dragging: three ways to the same change. */
export function useRowMoves(options: RowMovesOptions): RowMoves {
  const { list, rows, shown, whole, groupOf, canEdit, move } = options
  const [onTheWay, setOnTheWay] = useState<{ readonly id: string; readonly order: readonly string[] } | null>(
    null,
  )
  const [wanted, setWanted] = useState(false)
  const latest = useRef(options)
  useLayoutEffect(() => {
    latest.current = options
  })

  const put = (id: string, order: readonly string[]) => {
    if (order.every((other, i) => other === shown[i])) return
    move(id, neighboursFor(order, id, whole))
  }
  const end = (how: 'put down' | 'cancel') => {
    if (!onTheWay) return
    setOnTheWay(null)
    rows.setMoving(null)
    if (how === 'put down') put(onTheWay.id, onTheWay.order)
    announce(how === 'put down' ? 'Put down.' : 'Not moved.')
  }
  const step = (by: -1 | 1) => {
    if (!onTheWay) return
    const { id, order } = onTheWay
    const next = movedTo(order, id, order.indexOf(id) + by, groupOf)
    setOnTheWay({ id, order: next })
    announce(`Position ${next.indexOf(id) + 1} of ${next.length}`)
  }

  // Moving an element in the page takes its focus away.
  useLayoutEffect(() => {
    if (onTheWay) focusRow(list.current, onTheWay.id)
  }, [list, onTheWay])

  useDragging(list, wanted && canEdit, latest)

  return {
    shown: onTheWay?.order ?? shown,
    pickUp: (id) => {
      if (!canEdit) return
      setOnTheWay({ id, order: shown })
      rows.setMoving(id)
      announce('Picked up. Arrows move it, Enter puts it down, Escape leaves it where it was.')
    },
    shift: (id, by) => {
      put(id, movedTo(shown, id, shown.indexOf(id) + by, groupOf))
    },
    handlers: {
      onKeyDownCapture: (event) => {
        const act = onTheWay && MOVE_KEYS[event.key]
        if (!act) return
        event.preventDefault()
        event.stopPropagation()
        if (act === 'up' || act === 'down') step(act === 'up' ? -1 : 1)
        else end(act)
      },
      onBlur: (event) => {
        // Without a next element it is the page moving the row, or the window going away.
        if (onTheWay && event.relatedTarget && rowIdOf(event.relatedTarget) !== onTheWay.id) end('put down')
      },
      onPointerEnter: (event) => {
        if (event.pointerType === 'mouse') setWanted(true)
      },
    },
  }
}

const MOVE_KEYS: Readonly<Record<string, 'up' | 'down' | 'put down' | 'cancel'>> = {
  ArrowUp: 'up',
  k: 'up',
  ArrowDown: 'down',
  j: 'down',
  Enter: 'put down',
  ' ': 'put down',
  m: 'put down',
  Escape: 'cancel',
}

function useDragging(
  list: RefObject<HTMLElement | null>,
  wanted: boolean,
  latest: RefObject<RowMovesOptions>,
): void {
  useEffect(() => {
    if (!wanted) return
    let stop: (() => void) | null = null
    let gone = false
    const attach = async () => {
      const { attachDrag } = await import('./drag-rows.ts')
      if (gone || !list.current) return
      stop = attachDrag(list.current, (id, position) => {
        const { shown, whole, groupOf, move } = latest.current
        const order = movedTo(shown, id, position, groupOf)
        if (order.some((other, i) => other !== shown[i])) move(id, neighboursFor(order, id, whole))
      })
    }
    // Without the chunk (offline, first visit) rows still move by key and menu.
    attach().catch(() => undefined)
    return () => {
      gone = true
      stop?.()
    }
  }, [wanted, list, latest])
}
