import type { ReactNode } from 'react'
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { type ButtonKind, buttonClass } from './button.tsx'
import { Kbd } from './kbd.tsx'
import styles from './overlay.module.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  /** One quiet line below. */
  readonly detail?: string | undefined
  readonly shortcut?: string | undefined
  /** Greyed, with the reason as its detail: a refused act is listed, not hidden. */
  readonly disabledBecause?: string | null | undefined
  readonly onAction: () => void
}

export interface MenuProps {
  /** Name of the button and of the menu ("More about action 7"). */
  readonly label: string
  readonly trigger: ReactNode
  readonly entries: readonly MenuEntry[]
  readonly kind?: ButtonKind
}

/** A button that opens a list of acts. Arrows, type-ahead and Esc come with it; focus returns to the button. */
export function Menu({ label, trigger, entries, kind = 'quiet' }: MenuProps) {
  return (
    <MenuTrigger>
      <Button aria-label={label} className={buttonClass(kind)}>
        {trigger}
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <AriaMenu aria-label={label} className={styles.list ?? ''}>
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              className={styles.item ?? ''}
              isDisabled={Boolean(entry.disabledBecause)}
              onAction={entry.onAction}
            >
              <Text slot="label">{entry.label}</Text>
              {entry.shortcut && <Kbd keys={entry.shortcut} />}
              {(entry.disabledBecause ?? entry.detail) && (
                <Text slot="description" className={styles.detail ?? ''}>
                  {entry.disabledBecause ?? entry.detail}
                </Text>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
