import { type ReactNode, useMemo } from 'react'
import { Header, Menu, MenuItem, MenuSection, Popover, Text } from 'react-aria-components'
import { classList } from './class-list.ts'
import { Kbd } from './kbd.tsx'
import type { MenuEntry } from './menu.tsx'
import styles from './overlay.module.css'

export interface AnchoredMenuEntry extends MenuEntry {
  /** Glyph or flag before the words. */
  readonly glyph?: ReactNode
  /** For menus that choose one of several: this one holds now. */
  readonly chosen?: boolean
}

export interface AnchoredMenuSection {
  readonly id: string
  /** Shown above the entries when there are several sections. */
  readonly heading?: string
  readonly entries: readonly AnchoredMenuEntry[]
}

export interface AnchoredMenuProps {
  /** What it is about ("State of action 7"). */
  readonly label: string
  readonly anchor: Element
  readonly sections: readonly AnchoredMenuSection[]
  readonly onClose: () => void
}

/**
 * An open menu beside an element that is there already. A list of hundreds of rows mounts one of these when it is asked
 * for, by pointer or by key, instead of a closed menu in every row. Focus returns to where it was.
 */
export function AnchoredMenu({ label, anchor, sections, onClose }: AnchoredMenuProps) {
  const triggerRef = useMemo(() => ({ current: anchor }), [anchor])
  const choosing = sections.some((section) => section.entries.some((entry) => entry.chosen !== undefined))
  return (
    <Popover
      className={styles.popover ?? ''}
      triggerRef={triggerRef}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      placement="bottom end"
      offset={4}
    >
      <Menu
        aria-label={label}
        className={styles.list ?? ''}
        autoFocus="first"
        onClose={onClose}
        {...(choosing && {
          selectionMode: 'single' as const,
          selectedKeys: sections.flatMap((s) => s.entries.filter((e) => e.chosen).map((e) => e.id)),
        })}
      >
        {sections.map((section) => (
          <MenuSection key={section.id} aria-label={section.heading ?? label}>
            {section.heading && <Header className={styles.detail ?? ''}>{section.heading}</Header>}
            {section.entries.map((entry) => (
              <AnchoredItem key={entry.id} entry={entry} />
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Popover>
  )
}

function AnchoredItem({ entry }: { readonly entry: AnchoredMenuEntry }) {
  const detail = entry.disabledBecause ?? entry.detail
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      className={styles.item ?? ''}
      isDisabled={Boolean(entry.disabledBecause)}
      onAction={entry.onAction}
    >
      <span className={classList(styles.value)}>
        {entry.glyph}
        <Text slot="label">{entry.label}</Text>
      </span>
      {entry.shortcut && <Kbd keys={entry.shortcut} />}
      {detail && (
        <Text slot="description" className={styles.detail ?? ''}>
          {detail}
        </Text>
      )}
    </MenuItem>
  )
}
