import { useEffect, useRef } from 'react'
import { Button } from './button.tsx'
import styles from './help-sheet.module.css'
import { Kbd } from './kbd.tsx'
import { KEYMAP, type Shortcut, type ShortcutId } from './keymap.ts'
import { useLocalSetting } from './local-setting.ts'
import { singleKeys } from './single-keys.ts'
import { useActiveShortcuts } from './use-shortcuts.ts'

const GROUPS: readonly Shortcut['group'][] = ['Everywhere', 'Lists', 'On the board', 'In a field']

/** The keys of this screen, straight from the keymap, and the switch for single letters. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const active = useActiveShortcuts()
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog ref={dialog} className={styles.sheet} aria-labelledby="help-sheet-title" onClose={onClose}>
      <div className={styles.head}>
        <h2 id="help-sheet-title">Keys</h2>
        <Button onClick={() => dialog.current?.close()} shortcut="Esc">
          Close
        </Button>
      </div>
      <SingleKeysSwitch />
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <ShortcutGroup key={group} group={group} active={active} />
        ))}
      </div>
    </dialog>
  )
}

function SingleKeysSwitch() {
  const on = useLocalSetting(singleKeys) === 'on'
  return (
    <label className={styles.switch}>
      <input type="checkbox" checked={on} onChange={() => singleKeys.set(on ? 'off' : 'on')} />
      Single letters act while no text field has focus
    </label>
  )
}

function ShortcutGroup({ group, active }: { group: Shortcut['group']; active: ReadonlySet<ShortcutId> }) {
  // Sending works wherever a field is; the others only where something listens.
  const ids = (Object.keys(KEYMAP) as ShortcutId[]).filter(
    (id) => KEYMAP[id].group === group && (active.has(id) || group === 'In a field'),
  )
  if (ids.length === 0) return null
  return (
    <section>
      <h3 className={styles.group}>{group}</h3>
      <dl className={styles.list}>
        {ids.map((id) => (
          <div key={id} className={styles.row}>
            <dt>{KEYMAP[id].label}</dt>
            <dd className={styles.keys}>
              {KEYMAP[id].keys.map((keys) => (
                <Kbd key={keys} keys={keys} spoken />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
