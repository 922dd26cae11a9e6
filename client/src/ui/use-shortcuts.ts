import { useEffect, useRef, useSyncExternalStore } from 'react'
import { belongsToControl, chordOf, isPrefix, isSingleKey, type ShortcutId, shortcutFor } from './keymap.ts'
import { singleKeys } from './single-keys.ts'

/** Returns `false` to say "not mine now": an earlier mounted handler may take it. */
export type ShortcutHandler = (event: KeyboardEvent) => unknown
export type ShortcutHandlers = Partial<Record<ShortcutId, ShortcutHandler>>

/** Handlers on screen, the latest mounted last: an open panel takes a key before the page below. */
const mounted: { readonly current: ShortcutHandlers }[] = []
const listeners = new Set<() => void>()
let active: ReadonlySet<ShortcutId> = new Set()

function changed() {
  active = new Set(mounted.flatMap((h) => Object.keys(h.current) as ShortcutId[]))
  for (const listener of listeners) listener()
}

/** A second step must follow its first within this time. */
const SEQUENCE_MS = 1500
let pending: { readonly chord: string; readonly at: number } | null = null

const TEXT_FIELDS =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]'
const CONTROLS = 'button, a[href], summary, input, [role=menuitem], [role=option], [role=radio]'

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return
  const chord = chordOf(event)
  if (chord === null) return
  const target = event.target instanceof Element ? event.target : null
  if (isSingleKey(chord)) {
    if (singleKeys.get() === 'off' || target?.closest(TEXT_FIELDS)) return
    if (belongsToControl(chord) && target?.closest(CONTROLS)) return
  }
  // An open overlay (menu, list, help) keeps its keys to itself.
  if (target?.closest('[role=menu], [role=listbox], dialog[open]') && chord !== '?') return
  const first = pending && event.timeStamp - pending.at < SEQUENCE_MS ? pending.chord : null
  pending = isPrefix(chord) && first === null ? { chord, at: event.timeStamp } : null
  const id = shortcutFor(chord, first)
  if (id === undefined) return
  for (const handlers of mounted.toReversed()) {
    const handler = handlers.current[id]
    if (!handler || handler(event) === false) continue
    event.preventDefault()
    return
  }
}

/** Makes keys act while the component is on screen. The table of keys is `keymap.ts`. */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const current = useRef(handlers)
  useEffect(() => {
    current.current = handlers
  })
  const ids = Object.keys(handlers).sort().join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: re-registered only when the set of keys changes
  useEffect(() => {
    if (mounted.length === 0) addEventListener('keydown', onKeyDown)
    mounted.push(current)
    changed()
    return () => {
      mounted.splice(mounted.indexOf(current), 1)
      if (mounted.length === 0) removeEventListener('keydown', onKeyDown)
      changed()
    }
  }, [ids])
}

/** What can be pressed on this screen, for the help sheet. */
export const useActiveShortcuts = (): ReadonlySet<ShortcutId> =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => active,
  )
