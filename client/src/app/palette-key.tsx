import { type ComponentType, Suspense, useState, useSyncExternalStore } from 'react'
import { RegionBoundary } from '../ui/region-boundary.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { paletteAsked } from './palette-asked.ts'

export interface OpenPalette {
  readonly onClose: () => void
  readonly onJump: (anchor: string) => void
  /** A text that the clipboard refused. */
  readonly byHand?: string | undefined
}

export interface PaletteKeyProps {
  /** Loaded when it is opened first: nothing of it is needed to see a screen. */
  readonly Palette: ComponentType<OpenPalette>
  readonly onJump?: (anchor: string) => void
}

/** Once for each press of the key. */
interface OpenedPalette {
  readonly times: number
}

const nowhere = () => {}

/** Ctrl+K, on every screen and from within fields too. */
export function PaletteKey({ Palette, onJump = nowhere }: PaletteKeyProps) {
  const [opened, setOpened] = useState<OpenedPalette | null>(null)
  const byHand = useSyncExternalStore(paletteAsked.subscribe, paletteAsked.read)
  useShortcuts({ palette: () => setOpened({ times: (opened?.times ?? 0) + 1 }) })
  const close = () => {
    // A dialog says late that it was closed; what was opened since stays.
    setOpened((now) => (now === opened ? null : now))
    paletteAsked.answer()
  }
  if (opened === null && byHand === null) return null
  return (
    <RegionBoundary name="The palette">
      <Suspense fallback={null}>
        <Palette key={opened?.times} onClose={close} onJump={onJump} byHand={byHand || undefined} />
      </Suspense>
    </RegionBoundary>
  )
}
