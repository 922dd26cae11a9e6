import type { EditableCollection } from '@warroom/shared/document/board-edits.ts'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { classList } from '../ui/class-list.ts'
import { useZone } from '../ui/clock-zone.ts'
import { momentText } from '../ui/instant-text.ts'
import { peopleHereText } from './people-here-text.ts'
import { useRoom } from './room-context.ts'
import styles from './shared-field.module.css'
import { useOverwritten } from './use-overwritten.ts'
import { usePeopleAt } from './use-presence.ts'

const COMMIT_AFTER_MS = 300

export interface SharedFieldProps {
  readonly collection: EditableCollection
  readonly id: string
  /** Key of the field in the record. */
  readonly field: string
  readonly label: string
  /** What the record has now. */
  readonly value: string
  readonly maxLength?: number
  readonly placeholder?: string
  readonly hideLabel?: boolean
  /** An empty field goes back to what it was. */
  readonly required?: boolean
  /** What the undo strip says of a new value. */
  readonly describe?: (value: string) => string
  /** What the others are told I am on; the record's noun by default, with `id:field`. */
  readonly kind?: string
  readonly autoFocus?: boolean
  readonly className?: string
  /** After Enter or Escape. */
  readonly onDone?: () => void
}

const NOUN: Readonly<Record<EditableCollection, string>> = {
  hypotheses: 'hypothesis',
  evidence: 'evidence',
  actions: 'action',
  exitCriteria: 'exitCriterion',
  runbooks: 'runbook',
  runbookSteps: 'runbookStep',
}

/**
 * A short field with one value: the last one written stands, and whoever's was replaced is offered it back. Written when
 * typing pauses, on Enter, and on leaving; Escape restores what it was.
 */
export function SharedField(props: SharedFieldProps): ReactNode {
  const {
    collection,
    id,
    field,
    label,
    value,
    maxLength,
    placeholder,
    hideLabel = false,
    className,
    onDone,
  } = props
  const { presence, writing } = useRoom()
  const fieldId = useId()
  const focusId = `${id}:${field}`
  const kind = props.kind ?? NOUN[collection]
  const here = peopleHereText(usePeopleAt(kind, focusId))
  const typing = useTypedValue(props)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (props.autoFocus) input.current?.focus()
  }, [props.autoFocus])
  useEffect(() => () => presence.leave({ kind, id: focusId }), [presence, kind, focusId])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') typing.commit()
    else typing.restore()
    onDone?.()
  }

  return (
    <div className={classList(styles.field, here && styles.shared, className)}>
      <label htmlFor={fieldId} className={classList(styles.label, hideLabel && styles.unseen)}>
        {label}
      </label>
      <span id={`${fieldId}-here`} className={styles.here}>
        {here}
      </span>
      <input
        ref={input}
        id={fieldId}
        type="text"
        autoComplete="off"
        className={styles.input}
        value={typing.draft ?? value}
        maxLength={maxLength}
        placeholder={placeholder}
        readOnly={!writing.canEdit}
        aria-describedby={`${fieldId}-here`}
        onFocus={() => {
          typing.begin()
          presence.focusOn({ kind, id: focusId })
        }}
        onBlur={() => {
          typing.commit()
          presence.leave({ kind, id: focusId })
        }}
        onCompositionStart={() => typing.composing(true)}
        onCompositionEnd={() => typing.composing(false)}
        onChange={(event) => {
          typing.type(event.target.value)
          presence.typing()
        }}
        onKeyDown={onKeyDown}
      />
      <OverwrittenText collection={collection} id={id} field={field} />
    </div>
  )
}

interface TypedValue {
  /** What is typed and not yet written; `null` shows the record's value. */
  readonly draft: string | null
  begin(): void
  type(value: string): void
  composing(now: boolean): void
  commit(): void
  restore(): void
}

function useTypedValue({
  collection,
  id,
  field,
  value,
  label,
  required,
  describe,
}: SharedFieldProps): TypedValue {
  const { edits } = useRoom()
  const [draft, setDraft] = useState<string | null>(null)
  const typed = useRef<string | null>(null)
  const before = useRef(value)
  const written = useRef<string | null>(null)
  const isComposing = useRef(false)

  const show = (next: string | null): void => {
    typed.current = next
    setDraft(next)
  }
  const write = (next: string): void => {
    const said = describe?.(next) ?? `You changed ${label.toLowerCase()}`
    if (edits.setText(collection, id, field, next, said)) written.current = next
  }
  const commit = (): void => {
    const next = typed.current
    if (next === null || isComposing.current) return
    if (!required || next.trim() !== '') write(next)
    show(null)
  }
  const latest = useRef(commit)
  useEffect(() => {
    latest.current = commit
  })
  useEffect(() => {
    if (draft === null || (required && draft.trim() === '')) return
    const timer = setTimeout(() => latest.current(), COMMIT_AFTER_MS)
    return () => clearTimeout(timer)
  }, [draft, required])
  // Unmounted while typing: what was typed is not lost.
  useEffect(() => () => latest.current(), [])

  return {
    draft,
    begin: () => {
      before.current = value
      written.current = null
    },
    type: show,
    composing: (now) => {
      isComposing.current = now
    },
    commit,
    restore: () => {
      show(null)
      // Only what I wrote is taken back, not what came from somebody else meanwhile.
      if (written.current !== null && written.current === value) write(before.current)
    },
  }
}

function OverwrittenText({ collection, id, field }: Pick<SharedFieldProps, 'collection' | 'id' | 'field'>) {
  const offer = useOverwritten(collection, id, field)
  const zone = useZone()
  if (!offer) return null
  return (
    <div className={styles.offer} role="status">
      <span>
        {offer.by ?? 'Somebody'} made this “{String(offer.theirs ?? '')}” at{' '}
        {momentText(offer.at, zone, true)}. Yours: “{String(offer.mine ?? '')}”
      </span>
      <span className={styles.acts}>
        <Button onClick={offer.useMine}>Use mine</Button>
        <Button onClick={offer.keep}>Keep</Button>
      </span>
    </div>
  )
}
