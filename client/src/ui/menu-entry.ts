import type { ReactNode } from 'react'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  /** One quiet line below. */
  readonly detail?: string | undefined
  readonly shortcut?: string | undefined
  /** Greyed, with the reason as its detail: a refused act is listed, not hidden. */
  readonly disabledBecause?: string | null | undefined
  /** Glyph or flag before the words. */
  readonly glyph?: ReactNode
  /** For menus that choose one of several: this one holds now. */
  readonly chosen?: boolean
  readonly onAction: () => void
}

export interface MenuSection {
  readonly id: string
  /** Shown above the entries when there are several sections. */
  readonly heading?: string
  readonly entries: readonly MenuEntry[]
}

export interface AnchoredMenuProps {
  /** What it is about ("State of action 7"). */
  readonly label: string
  readonly anchor: Element
  readonly sections: readonly MenuSection[]
  readonly onClose: () => void
  /** With which end of its anchor it lines up. */
  readonly side?: 'start' | 'end'
}
