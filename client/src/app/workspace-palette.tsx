import { useMemo, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { Palette, type PaletteProps } from '../features/palette/palette.tsx'
import { ambient } from '../ui/ambient.ts'
import { clockZone, useZone } from '../ui/clock-zone.ts'
import { liveIncidents } from './incidents.ts'
import type { OpenPalette } from './palette-key.tsx'
import { paletteScreens } from './palette-screens.ts'
import { useSignedIn } from './session-gate.tsx'

/** The palette of a screen without a room. */
export function WorkspacePalette({ onClose, byHand }: OpenPalette) {
  const me = useSignedIn()
  const [, navigate] = useLocation()
  const { rows } = useSyncExternalStore(liveIncidents.subscribe, liveIncidents.read)
  const zone = useZone()
  const state = useMemo(() => ({ ...paletteScreens(me, rows), zone, room: null }), [me, rows, zone])
  const perform: PaletteProps['perform'] = async (act) => {
    if (act.do === 'open') navigate(act.path)
    if (act.do === 'light') ambient.set(act.light)
    if (act.do === 'zone') clockZone.set(act.zone)
    return { kind: 'done' }
  }
  return <Palette state={state} perform={perform} onClose={onClose} byHand={byHand} />
}
