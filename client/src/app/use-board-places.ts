import { isUnfinished } from '@warroom/shared/domain/action.ts'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useRoom } from '../room/room-context.ts'
import { useConnection } from '../room/use-connection.ts'
import { seekCard } from '../ui/sought-card.ts'
import { jumpTo } from './board-jump.ts'
import { type BoardTab, isWithPeople, tabOf } from './board-tab.ts'

export interface BoardPlaces {
  readonly tab: BoardTab
  readonly isDrawerOpen: boolean
  readonly setDrawer: (open: boolean) => void
  readonly openTab: (tab: BoardTab) => void
  /** Puts the part of the screen with this anchor on screen; what is in it may be focused right after. */
  readonly reveal: (anchor: string) => void
  /** The same, and focuses it. */
  readonly jump: (anchor: string) => void
  /** The card that was asked for and is not on this board. */
  readonly missing: string | null
  readonly forgetMissing: () => void
}

/** Which part of the board is on screen where there is no room for all of it, and the way to any card. */
export function useBoardPlaces(): BoardPlaces {
  const [chosen, setChosen] = useState<BoardTab | null>(null)
  const [isDrawerOpen, setDrawer] = useState(false)
  const first = useFirstTab()
  const reveal = (anchor: string) => {
    // At once, because only what is shown can take the focus.
    flushSync(() => {
      setChosen(tabOf(anchor))
      setDrawer(isWithPeople(anchor))
    })
  }
  const [missing, setMissing] = useState<string | null>(null)
  const jump = (anchor: string) => {
    setMissing(null)
    reveal(anchor)
    if (jumpTo(anchor)) return
    // A filter or a fold may hide it; the lists know.
    flushSync(() => seekCard(anchor))
    requestAnimationFrame(() => {
      if (!jumpTo(anchor)) setMissing(anchor)
    })
  }
  useAnchorInUrl(jump)
  const forgetMissing = () => setMissing(null)
  return {
    tab: chosen ?? first,
    isDrawerOpen,
    setDrawer,
    openTab: setChosen,
    reveal,
    jump,
    missing,
    forgetMissing,
  }
}

/** My actions if I have any, else the situation; settled once the board is here, so that nothing changes under the hand. */
function useFirstTab(): BoardTab {
  const { board, me } = useRoom()
  const { status } = useConnection()
  const [settled, setSettled] = useState<BoardTab | null>(null)
  const mine = board.actions.list.get().some((action) => action.owner === me.personId && isUnfinished(action))
  const now: BoardTab = mine ? 'actions' : 'hypotheses'
  if (settled === null && status === 'live') setSettled(now)
  return settled ?? now
}

const anchorInUrl = (): string => {
  const hash = location.hash.slice(1)
  try {
    return decodeURIComponent(hash)
  } catch {
    // A lone percent sign: somebody typed it.
    return hash
  }
}

/** `#act-7` in the address leads to the card, on opening as soon as it is there and on every change of the address. */
function useAnchorInUrl(jump: (anchor: string) => void): void {
  const latest = useRef(jump)
  const { status } = useConnection()
  const isAsked = useRef(location.hash !== '')
  useEffect(() => {
    // All there is has arrived: what is not on screen now is hidden, or not here at all.
    if (status !== 'live' || !isAsked.current) return
    isAsked.current = false
    const late = setTimeout(() => {
      const anchor = anchorInUrl()
      if (anchor && !document.getElementById(anchor)) latest.current(anchor)
    })
    return () => clearTimeout(late)
  }, [status])
  useEffect(() => {
    latest.current = jump
  })
  useEffect(() => {
    const go = () => {
      const anchor = anchorInUrl()
      if (anchor) latest.current(anchor)
    }
    addEventListener('hashchange', go)
    // The card may still be on its way when the board opens.
    const waiting = new MutationObserver(() => arrive())
    const arrive = () => {
      if (!document.getElementById(anchorInUrl())) return
      waiting.disconnect()
      go()
    }
    if (location.hash) {
      waiting.observe(document.body, { childList: true, subtree: true })
      // Not while effects run: going there renders at once.
      queueMicrotask(arrive)
    }
    return () => {
      removeEventListener('hashchange', go)
      waiting.disconnect()
    }
  }, [])
}
