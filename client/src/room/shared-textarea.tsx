import type { ReactNode } from 'react'
import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { classList } from '../ui/class-list.ts'
import { asShown, bindText, shownIndex, storedIndex } from './bind-text.ts'
import { CaretLayer } from './caret-layer.tsx'
import { peopleHereText } from './people-here-text.ts'
import { useRoom } from './room-context.ts'
import styles from './shared-textarea.module.css'
import type { RemoteCaret } from './text-cursors-contract.ts'
import { usePeopleAt } from './use-presence.ts'

export interface SharedTextareaProps {
  readonly text: Y.Text
  readonly label: string
  /** Name of the form control. */
  readonly name: string
  /** What the others are told I am on: `text` and its name, `evidence` and its id, … */
  readonly kind: string
  readonly id: string
  readonly placeholder?: string
  /** Least height; it grows with its content. */
  readonly rows?: number
  readonly readOnly?: boolean
  /** Only where its surroundings say what it is. */
  readonly hideLabel?: boolean
}

/** A text that several people write in at once; shows who else is in it and where. Never blocks anybody. */
export function SharedTextarea({ rows = 2, readOnly = false, ...props }: SharedTextareaProps): ReactNode {
  const { text, label, name, kind, id, placeholder, hideLabel = false } = props
  const { presence, cursors, writing } = useRoom()
  const focus = useMemo(() => ({ kind, id }), [kind, id])
  const element = useRef<HTMLTextAreaElement>(null)
  const fieldId = useId()
  const here = peopleHereText(usePeopleAt(kind, id))
  const shown = useShownText(text)
  const carets = useCarets(text)

  useEffect(() => {
    const { current } = element
    return current ? bindText(current, text, { onTyped: () => presence.typing() }) : undefined
  }, [text, presence])
  useEffect(() => {
    const { current } = element
    if (!current) return
    const tell = (): void => {
      if (document.activeElement !== current) return
      const stored = text.toString()
      const at = (index: number): number => storedIndex(stored, index)
      const { selectionStart, selectionEnd, selectionDirection } = current
      const ends = [at(selectionStart), at(selectionEnd)] as const
      const [anchor, head] = selectionDirection === 'backward' ? [ends[1], ends[0]] : ends
      cursors.place(focus, text, { anchor, head })
    }
    document.addEventListener('selectionchange', tell)
    return () => document.removeEventListener('selectionchange', tell)
  }, [text, cursors, focus])
  // Unmounted with the caret in it, no blur comes.
  useEffect(
    () => () => {
      presence.leave(focus)
      cursors.leave(focus)
    },
    [presence, cursors, focus],
  )

  return (
    <div className={classList(styles.field, here && styles.shared)}>
      <label htmlFor={fieldId} className={classList(styles.label, hideLabel && styles.unseen)}>
        {label}
      </label>
      <span id={`${fieldId}-here`} className={styles.here}>
        {here}
      </span>
      <div className={styles.box}>
        <CaretLayer text={shown} carets={carets} />
        <textarea
          ref={element}
          id={fieldId}
          name={name}
          rows={rows}
          readOnly={readOnly || !writing.canEdit}
          placeholder={placeholder}
          aria-describedby={`${fieldId}-here`}
          className={styles.area}
          style={{ minBlockSize: `calc(${rows}lh + 14px)` }}
          onFocus={() => presence.focusOn(focus)}
          onBlur={() => {
            presence.leave(focus)
            cursors.leave(focus)
          }}
        />
      </div>
    </div>
  )
}

function useShownText(text: Y.Text): string {
  const [shown, setShown] = useState(() => asShown(text.toString()))
  useEffect(() => {
    const read = (): void => setShown(asShown(text.toString()))
    read()
    text.observe(read)
    return () => text.unobserve(read)
  }, [text])
  return shown
}

const NO_CARETS: readonly RemoteCaret[] = []

/** The others' carets as indexes into what is shown; moves with the text as well as with them. */
function useCarets(text: Y.Text): readonly RemoteCaret[] {
  const { cursors } = useRoom()
  const memo = useRef({ told: '', carets: NO_CARETS })
  const subscribe = useMemo(
    () => (listener: () => void) => {
      const unsubscribe = cursors.subscribe(listener)
      text.observe(listener)
      return () => {
        unsubscribe()
        text.unobserve(listener)
      }
    },
    [cursors, text],
  )
  return useSyncExternalStore(subscribe, () => {
    const carets = cursors.caretsIn(text)
    const told = JSON.stringify(carets)
    if (told !== memo.current.told) {
      const stored = text.toString()
      const shown = (index: number): number => shownIndex(stored, index)
      const moved = carets.map((c) => ({ ...c, anchor: shown(c.anchor), head: shown(c.head) }))
      memo.current = { told, carets: moved.length === 0 ? NO_CARETS : moved }
    }
    return memo.current.carets
  })
}
