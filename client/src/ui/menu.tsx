import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { AnchoredMenu } from './anchored-menu.tsx'
import { Button, type ButtonKind } from './button.tsx'
import type { MenuEntry } from './menu-entry.ts'

export interface MenuProps {
  /** Name of the button and of the menu ("More about action 7"). */
  readonly label: string
  readonly trigger: ReactNode
  readonly entries: readonly MenuEntry[]
  readonly kind?: ButtonKind
}

/** A button that opens a list of acts. Arrows, type-ahead and Esc come with it; focus returns to the button. */
export function Menu({ label, trigger, entries, kind = 'quiet' }: MenuProps) {
  const [anchor, setAnchor] = useState<Element | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const open = () => setAnchor(button.current)
  const openByArrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    // The list around it has arrows of its own.
    event.stopPropagation()
    open()
  }
  return (
    <>
      <Button
        ref={button}
        kind={kind}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={open}
        onKeyDown={openByArrow}
      >
        {trigger}
      </Button>
      {anchor && (
        <AnchoredMenu
          label={label}
          anchor={anchor}
          sections={[{ id: 'all', entries }]}
          onClose={() => setAnchor(null)}
          side="start"
        />
      )}
    </>
  )
}
