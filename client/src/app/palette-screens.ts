import type { Actor } from '@warroom/shared/domain/actor.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import type { PaletteState } from '../features/palette/palette-state.ts'
import { KEYMAP } from '../ui/keymap.ts'
import type { liveIncidents } from './incidents.ts'

/** What the palette finds outside a room, for this person; the incidents are those this device knows. */
export function paletteScreens(
  me: Actor,
  rows: ReturnType<typeof liveIncidents.read>['rows'],
): Omit<PaletteState, 'room' | 'zone'> {
  const declaring = authorize(me, 'incident:declare', { kind: 'workspace' })
  return {
    screens: [
      { label: 'All incidents', path: '/', shortcut: KEYMAP.goHome.keys[0] },
      ...(declaring.allowed
        ? [{ label: 'Declare an incident', path: '/declare', shortcut: KEYMAP.declare.keys[0] }]
        : []),
      { label: 'Prepared: runbooks and authority', path: '/settings/prepared' },
      { label: 'People & access', path: '/settings/people', shortcut: KEYMAP.goSettings.keys[0] },
      ...(me.accountRole === 'admin' ? [{ label: 'Health', path: '/admin/health' }] : []),
    ],
    incidents: rows,
    noDeclaring: declaring.allowed ? null : declaring.why,
  }
}
