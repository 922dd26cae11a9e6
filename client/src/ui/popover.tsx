import { type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react'
import { Button, type ButtonKind } from './button.tsx'
import { lazyPart } from './lazy-part.tsx'

const FloatingPanel = lazyPart(async () => (await import('./floating-panel.tsx')).FloatingPanel)

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
  const [isShown, setShown] = useState(false)
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
        aria-controls={isShown ? id : undefined}
        aria-label={triggerIsNamed ? undefined : label}
        onClick={() => setOpen(!isOpen)}
      >
        {trigger}
      </Button>
      {isOpen && (
        <Suspense>
          <FloatingPanel
            id={id}
            label={label}
            anchor={button}
            onClose={() => setOpen(false)}
            onEscape={close}
          >
            {typeof children === 'function' ? children(close) : children}
          </FloatingPanel>
          <OnceShown tell={setShown} />
        </Suspense>
      )}
    </>
  )
}

/** Comes into the page together with what is loaded beside it: a button controls nothing that is not there yet. */
function OnceShown({ tell }: { readonly tell: (isShown: boolean) => void }) {
  useEffect(() => {
    tell(true)
    return () => tell(false)
  }, [tell])
  return null
}
