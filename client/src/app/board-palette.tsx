import { useMemo, useSyncExternalStore } from 'react'
import { Palette } from '../features/palette/palette.tsx'
import { useRoomNow } from '../features/palette/use-room-now.ts'
import { liveIncidents } from './incidents.ts'
import type { OpenPalette } from './palette-key.tsx'
import { paletteScreens } from './palette-screens.ts'
import { useSignedIn } from './session-gate.tsx'
import { usePaletteActs } from './use-palette-acts.ts'

/** The palette of a room: its cards and people besides all that is found everywhere. */
export function BoardPalette({ onClose, onJump, byHand }: OpenPalette) {
  const me = useSignedIn()
  const room = useRoomNow()
  const { rows } = useSyncExternalStore(liveIncidents.subscribe, liveIncidents.read)
  const state = useMemo(() => ({ ...paletteScreens(me, rows), room }), [me, rows, room])
  const perform = usePaletteActs(onJump)
  return <Palette state={state} perform={perform} onClose={onClose} byHand={byHand} />
}
