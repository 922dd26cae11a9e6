import { Ellipsis } from 'lucide-react'
import { useLocation } from 'wouter'
import { useRoom } from '../room/room-context.ts'
import { AMBIENTS, type Ambient, ambient } from '../ui/ambient.ts'
import { clockZone, ownZone } from '../ui/clock-zone.ts'
import { zoneName } from '../ui/instant-text.ts'
import { useLocalSetting } from '../ui/local-setting.ts'
import { Menu } from '../ui/menu.tsx'
import { useNow } from '../ui/use-now.ts'
import { copyText } from './copy-text.ts'
import { paletteAsked } from './palette-asked.ts'

const AMBIENT_WORD: Readonly<Record<Ambient, string>> = {
  auto: 'Light: as the system has it',
  day: 'Light: day',
  night: 'Light: night',
}

/** What concerns the room as a whole: its wall, its link, the way back, and the light of this screen. */
export function BoardMenu({ incidentKey }: { readonly incidentKey: string }) {
  const [, navigate] = useLocation()
  const room = useRoom()
  const light = useLocalSetting(ambient)
  const showsUtc = useLocalSetting(clockZone) === 'utc'
  const now = useNow(60_000)
  const next = AMBIENTS[(AMBIENTS.indexOf(light) + 1) % AMBIENTS.length] ?? 'auto'
  const path = `/i/${incidentKey}`
  const copy = async (what: string, text: string) => {
    if (!(await copyText(text, what))) paletteAsked.showByHand(text)
  }
  const copySummary = async () => {
    // Needed by few, so not before the first paint.
    const [{ incidentText }, { toldIncident }] = await Promise.all([
      import('../features/palette/incident-text.ts'),
      import('../features/palette/told-incident.ts'),
    ])
    const told = toldIncident(room, location.origin)
    if (told) await copy('The summary', incidentText(told))
  }
  return (
    <Menu
      label="More about this room"
      trigger={<Ellipsis size={20} aria-hidden="true" />}
      entries={[
        { id: 'palette', label: 'Search, or do anything', shortcut: 'Ctrl+k', onAction: paletteAsked.open },
        {
          id: 'wall',
          label: 'Open the wall',
          detail: 'For the big screen, in a new tab',
          onAction: () => void open(`${path}/wall`, '_blank', 'noopener'),
        },
        {
          id: 'summary',
          label: 'Copy a summary for the chat',
          detail: 'What is going on in a few lines, with the link',
          onAction: () => void copySummary(),
        },
        {
          id: 'link',
          label: 'Copy the link',
          onAction: () => void copy('The link', `${location.origin}${path}`),
        },
        {
          id: 'light',
          label: AMBIENT_WORD[next],
          detail: `Now ${AMBIENT_WORD[light].toLowerCase()}`,
          onAction: () => ambient.set(next),
        },
        {
          id: 'zone',
          label: showsUtc ? `Times: your own zone (${zoneName(now, ownZone())})` : 'Times: UTC',
          detail: showsUtc ? 'Now in UTC' : `Now in ${zoneName(now, ownZone())}`,
          onAction: () => clockZone.set(showsUtc ? 'local' : 'utc'),
        },
        { id: 'home', label: 'All incidents', shortcut: 'g h', onAction: () => navigate('/') },
      ]}
    />
  )
}
