import { useMemo, useSyncExternalStore } from 'react'
import { Palette } from '../features/palette/palette.tsx'
import { useRoomNow } from '../features/palette/use-room-now.ts'
import { useZone } from '../ui/clock-zone.ts'
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
  const zone = useZone()
  const state = useMemo(() => ({ ...paletteScreens(me, rows), zone, room }), [me, rows, zone, room])
  const perform = usePaletteActs(onJump)
  return <Palette state={state} perform={perform} onClose={onClose} byHand={byHand} />
}
