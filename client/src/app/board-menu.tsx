import { Ellipsis } from 'lucide-react'
import { useLocation } from 'wouter'
import { AMBIENTS, type Ambient, ambient } from '../ui/ambient.ts'
import { announce } from '../ui/live-region.tsx'
import { useLocalSetting } from '../ui/local-setting.ts'
import { Menu } from '../ui/menu.tsx'

const AMBIENT_WORD: Readonly<Record<Ambient, string>> = {
  auto: 'Light: as the system has it',
  day: 'Light: day',
  night: 'Light: night',
}

/** What concerns the room as a whole: its wall, its link, the way back, and the light of this screen. */
export function BoardMenu({ incidentKey }: { readonly incidentKey: string }) {
  const [, navigate] = useLocation()
  const light = useLocalSetting(ambient)
  const next = AMBIENTS[(AMBIENTS.indexOf(light) + 1) % AMBIENTS.length] ?? 'auto'
  const path = `/i/${incidentKey}`
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${location.origin}${path}`)
      announce('The link is copied.')
    } catch {
      announce('This browser does not let pages copy. The link is in the address bar.')
    }
  }
  return (
    <Menu
      label="More about this room"
      trigger={<Ellipsis size={20} aria-hidden="true" />}
      entries={[
        {
          id: 'wall',
          label: 'Open the wall',
          detail: 'For the big screen, in a new tab',
          onAction: () => void open(`${path}/wall`, '_blank', 'noopener'),
        },
        { id: 'link', label: 'Copy the link', onAction: () => void copy() },
        {
          id: 'light',
          label: AMBIENT_WORD[next],
          detail: `Now ${AMBIENT_WORD[light].toLowerCase()}`,
          onAction: () => ambient.set(next),
        },
        { id: 'home', label: 'All incidents', shortcut: 'g h', onAction: () => navigate('/') },
      ]}
    />
  )
}
