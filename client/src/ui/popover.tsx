import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Popover as AriaPopover } from 'react-aria-components'
import { Button, type ButtonKind } from './button.tsx'
import styles from './overlay.module.css'

export interface PopoverProps {
  /** Name of the button (unless its content says it) and of what opens. */
  readonly label: string
  readonly trigger: ReactNode
  readonly kind?: ButtonKind
  /** The button's own words are its name; otherwise `label` is. */
  readonly triggerIsNamed?: boolean
  readonly children: ReactNode | ((close: () => void) => ReactNode)
}

/** A disclosure beside its button: not modal, never in the way. Esc, a click outside or the button again closes it. */
export function Popover({ label, trigger, kind = 'plain', triggerIsNamed = false, children }: PopoverProps) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <Button
        ref={button}
        kind={kind}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={triggerIsNamed ? undefined : label}
        onClick={() => setOpen(!isOpen)}
      >
        {trigger}
      </Button>
      <AriaPopover
        className={styles.popover ?? ''}
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={setOpen}
        isNonModal
        placement="bottom start"
        offset={4}
      >
        <PopoverContent id={id} label={label} close={close}>
          {typeof children === 'function' ? children(close) : children}
        </PopoverContent>
      </AriaPopover>
    </>
  )
}

interface ContentProps {
  readonly id: string
  readonly label: string
  readonly close: () => void
  readonly children: ReactNode
}

function PopoverContent({ id, label, close, children }: ContentProps) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('[autofocus], input, textarea, button, a[href]')
    ;(first ?? box.current)?.focus()
  }, [])
  return (
    <section
      ref={box}
      id={id}
      aria-label={label}
      tabIndex={-1}
      className={styles.content}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      {children}
    </section>
  )
}
