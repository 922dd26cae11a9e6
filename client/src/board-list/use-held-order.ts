import {
  type FocusEvent,
  type PointerEvent,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { RecordChange, RecordChangeListener } from '../room/use-record-changes.ts'
import { type HeldOrder, holdOrder, waitingText } from './held-order.ts'

interface Hand {
  readonly seen: readonly string[]
  readonly placed: ReadonlySet<string>
  readonly touched: ReadonlySet<string>
}

const NOTHING: ReadonlySet<string> = new Set()
const takenUp = (seen: readonly string[]): Hand => ({ seen, placed: NOTHING, touched: NOTHING })

/** `shown` is the order on screen if it was made from this very hand: then my earlier moves are part of what was seen. */
function withOwn(hand: Hand, changes: readonly RecordChange[], shown: readonly string[] | null): Hand {
  const idsOf = (placed: boolean) => changes.filter((change) => change.placed === placed).map(({ id }) => id)
  return {
    seen: shown ?? hand.seen,
    placed: new Set([...(shown ? [] : hand.placed), ...idsOf(true)]),
    touched: new Set([...hand.touched, ...(shown ? hand.placed : []), ...idsOf(false)]),
  }
}

export interface HeldOrderUse {
  readonly ids: readonly string[]
  /** "3 new", or `null` when nothing waits. */
  readonly waiting: string | null
  /** Shows what waits, and holds the new order from here on. */
  readonly catchUp: () => void
  /** What I add or move goes where it belongs at once; what I change otherwise stays where it is under my hand. */
  readonly ownChanges: RecordChangeListener
  readonly handlers: {
    readonly onPointerEnter: (event: PointerEvent) => void
    readonly onPointerLeave: () => void
    readonly onFocus: (event: FocusEvent) => void
    readonly onBlur: (event: FocusEvent) => void
  }
}

/**
 * Holds the order of `live` while the pointer is over the list, the focus is in it, or a menu of one of its rows is open.
 * `key` is the view: a new one starts anew.
 */
export function useHeldOrder(
  live: readonly string[],
  exists: (id: string) => boolean,
  key: string,
  hasOpenMenu: boolean,
): HeldOrderUse {
  const [held, setHeld] = useState<{ readonly key: string; readonly hand: Hand } | null>(null)
  const inside = useRef<Inside>({ pointer: false, focus: false, menu: false })
  const list = useRef<Element | null>(null)
  const hand = held?.key === key ? held.hand : null
  const order: HeldOrder = useMemo(
    () => (hand ? holdOrder({ ...hand, live, exists }) : { ids: live, added: 0, reordered: false }),
    [hand, live, exists],
  )
  const latest = useRef({ order, live, key, hand })
  useLayoutEffect(() => {
    latest.current = { order, live, key, hand }
  })

  const acts = useMemo(() => {
    const hold = () =>
      setHeld((now) =>
        now?.key === latest.current.key
          ? now
          : { key: latest.current.key, hand: takenUp(latest.current.order.ids) },
      )
    const letGo = () => {
      // A moment later: the focus may only be on its way to a menu of this list, or to a row that was just moved.
      setTimeout(() => {
        const { pointer, focus, menu } = inside.current
        if (!pointer && !focus && !menu) setHeld(null)
      })
    }
    return {
      letGo,
      ownChanges: {
        onOwn: (changes: readonly RecordChange[]) =>
          setHeld((now) => {
            if (!now) return now
            const { order, hand: shownHand } = latest.current
            return { ...now, hand: withOwn(now.hand, changes, shownHand === now.hand ? order.ids : null) }
          }),
      },
      catchUp: () => setHeld((now) => now && { ...now, hand: takenUp(latest.current.live) }),
      handlers: {
        onPointerEnter: (event: PointerEvent) => {
          if (event.pointerType !== 'mouse') return
          inside.current.pointer = true
          hold()
        },
        onPointerLeave: () => {
          inside.current.pointer = false
          letGo()
        },
        onFocus: (event: FocusEvent) => {
          inside.current.focus = true
          list.current = event.currentTarget
          hold()
        },
        onBlur: (event: FocusEvent) => {
          if (event.currentTarget.contains(event.relatedTarget)) return
          inside.current.focus = false
          letGo()
        },
      },
    }
  }, [])

  const { letGo, ...use } = acts
  useOpenMenuHold(hasOpenMenu, inside, list, letGo)

  return { ids: order.ids, waiting: waitingText(order), ...use }
}

interface Inside {
  pointer: boolean
  focus: boolean
  menu: boolean
}

/** A menu stands outside the list, and the hand that opened it is still here. */
function useOpenMenuHold(
  hasOpenMenu: boolean,
  inside: RefObject<Inside>,
  list: RefObject<Element | null>,
  letGo: () => void,
): void {
  useLayoutEffect(() => {
    inside.current.menu = hasOpenMenu
    if (hasOpenMenu) return
    // A closing menu gives the focus back one frame later; only then it is known whether the hand has left.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        inside.current.focus = list.current?.contains(document.activeElement) ?? false
        letGo()
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [hasOpenMenu, inside, list, letGo])
}
