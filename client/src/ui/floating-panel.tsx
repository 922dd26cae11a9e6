import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Popover } from 'react-aria-components'
import styles from './overlay.module.css'

export interface FloatingPanelProps {
  readonly id: string
  readonly label: string
  readonly anchor: RefObject<Element | null>
  /** Asked for by a press outside. */
  readonly onClose: () => void
  readonly onEscape: () => void
  readonly children: ReactNode
}

/** Apart from `popover.tsx`, because it brings a library that is not needed before the first paint. */
export function FloatingPanel({ id, label, anchor, onClose, onEscape, children }: FloatingPanelProps) {
  return (
    <Popover
      className={styles.popover ?? ''}
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      isNonModal
      placement="bottom start"
      offset={4}
    >
      <Content id={id} label={label} onEscape={onEscape}>
        {children}
      </Content>
    </Popover>
  )
}

function Content({ id, label, onEscape, children }: Omit<FloatingPanelProps, 'anchor' | 'onClose'>) {
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
        onEscape()
      }}
    >
      {children}
    </section>
  )
}
