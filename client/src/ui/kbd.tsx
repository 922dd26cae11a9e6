import { classList } from './class-list.ts'
import styles from './kbd.module.css'

export interface KbdProps {
  /** In the keymap's spelling: `Ctrl+k`, or `g h` for one after the other. */
  readonly keys: string
  /** On a button they are decoration; in the help sheet they are the content. */
  readonly spoken?: boolean
}

/** Key caps. */
export function Kbd({ keys, spoken = false }: KbdProps) {
  return (
    <span className={classList(styles.keys, !spoken && styles.cap)} aria-hidden={spoken ? undefined : true}>
      {keys.split(' ').map((step) => (
        <kbd key={step} className={styles.key}>
          {step.split('+').map(keyCap).join(' ')}
        </kbd>
      ))}
    </span>
  )
}

const ARROWS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓' }
const keyCap = (key: string): string => (key.length === 1 ? key.toUpperCase() : (ARROWS[key] ?? key))
