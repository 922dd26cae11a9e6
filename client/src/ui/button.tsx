import { Plug } from 'lucide-react'
import type { ComponentProps, MouseEvent } from 'react'
import styles from './button.module.css'
import { classList } from './class-list.ts'
import { Kbd } from './kbd.tsx'

/** `go` is the one filled button of a screen; `quiet` has no border and is for rows that hold many. */
export type ButtonKind = 'plain' | 'go' | 'quiet'

/** Classes of a button, for links that look like one. */
export const buttonClass = (kind: ButtonKind = 'plain', large = false): string =>
  classList(styles.button, styles[kind], large && styles.large)

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'disabled'> {
  readonly kind?: ButtonKind
  /** 44 px on every pointer: the main act of a screen. */
  readonly large?: boolean
  /** Shown inside as a key cap; pressing it is the business of the keymap. */
  readonly shortcut?: string | undefined
  /** Acts through the server at once (command lane): marked with a small plug. */
  readonly live?: boolean
  /** Why it cannot be used now. It stays focusable, says why, and does nothing. */
  readonly disabledBecause?: string | null | undefined
  /** For buttons that are on or off. */
  readonly pressed?: boolean | undefined
}

export function Button(props: ButtonProps) {
  const { kind, large, shortcut, live, disabledBecause, pressed, children, onClick, ...rest } = props
  const off = disabledBecause ? true : undefined
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (off) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(kind, large)}
      aria-disabled={off}
      aria-description={disabledBecause ?? rest['aria-description']}
      aria-pressed={pressed}
      title={disabledBecause ?? rest.title}
      onClick={click}
    >
      {live && <Plug className={styles.plug} aria-hidden="true" />}
      {children}
      {shortcut && <Kbd keys={shortcut} />}
    </button>
  )
}
