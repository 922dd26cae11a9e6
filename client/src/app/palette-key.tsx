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

const nowhere = () => {}

/** Ctrl+K, on every screen and from within fields too. */
export function PaletteKey({ Palette, onJump = nowhere }: PaletteKeyProps) {
  const [{ times, isOpen }, setOpened] = useState({ times: 0, isOpen: false })
  const byHand = useSyncExternalStore(paletteAsked.subscribe, paletteAsked.read)
  useShortcuts({ palette: () => setOpened((now) => ({ times: now.times + 1, isOpen: true })) })
  const close = () => {
    // A dialog says late that it was closed; what was opened since stays.
    setOpened((now) => (now.times === times ? { times, isOpen: false } : now))
    paletteAsked.answer()
  }
  if (!isOpen && byHand === null) return null
  return (
    <RegionBoundary name="The palette">
      <Suspense fallback={null}>
        <Palette key={times} onClose={close} onJump={onJump} byHand={byHand || undefined} />
      </Suspense>
    </RegionBoundary>
  )
}
