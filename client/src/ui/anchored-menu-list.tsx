import { useMemo } from 'react'
import {
  Menu as AriaMenu,
  MenuSection as AriaSection,
  Header,
  MenuItem,
  Popover,
  Text,
} from 'react-aria-components'
import { classList } from './class-list.ts'
import { Kbd } from './kbd.tsx'
import type { AnchoredMenuProps, MenuEntry } from './menu-entry.ts'
import styles from './overlay.module.css'

/** Apart from what mounts it, because it brings a library that is not needed before the first paint. */
export function AnchoredMenuList({ label, anchor, sections, onClose, side = 'end' }: AnchoredMenuProps) {
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
      placement={`bottom ${side}`}
      offset={4}
    >
      <AriaMenu
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
          <AriaSection key={section.id} aria-label={section.heading ?? label}>
            {section.heading && <Header className={styles.detail ?? ''}>{section.heading}</Header>}
            {section.entries.map((entry) => (
              <AnchoredItem key={entry.id} entry={entry} />
            ))}
          </AriaSection>
        ))}
      </AriaMenu>
    </Popover>
  )
}

function AnchoredItem({ entry }: { readonly entry: MenuEntry }) {
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
