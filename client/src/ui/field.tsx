import { type ComponentProps, type ReactNode, useId } from 'react'
import { classList } from './class-list.ts'
import styles from './field.module.css'

interface FieldFrame {
  readonly label: string
  /** One line under the label, before somebody types. */
  readonly hint?: ReactNode
  /** What is wrong and how to mend it; the text stays. */
  readonly error?: string | null | undefined
  /** Only for a field whose purpose is told by its surroundings. */
  readonly hideLabel?: boolean
  /** The one big field of a screen. */
  readonly large?: boolean
}

function useFieldIds(frame: FieldFrame) {
  const id = useId()
  const described = classList(frame.hint != null && `${id}-hint`, frame.error && `${id}-error`)
  return {
    id,
    aria: {
      'aria-invalid': frame.error ? true : undefined,
      'aria-describedby': described || undefined,
    } as const,
  }
}

function Frame({ frame, id, children }: { frame: FieldFrame; id: string; children: ReactNode }) {
  return (
    <div className={classList(styles.field, frame.large && styles.large)}>
      <label htmlFor={id} className={classList(styles.label, frame.hideLabel && styles.unseen)}>
        {frame.label}
      </label>
      {frame.hint != null && (
        <div id={`${id}-hint`} className={styles.hint}>
          {frame.hint}
        </div>
      )}
      {children}
      {frame.error && (
        <div id={`${id}-error`} className={styles.error}>
          {frame.error}
        </div>
      )}
    </div>
  )
}

export type TextFieldProps = FieldFrame & Omit<ComponentProps<'input'>, 'className' | 'id'>

/** One line of text with its label, hint and error. */
export function TextField({ label, hint, error, hideLabel = false, large = false, ...rest }: TextFieldProps) {
  const frame: FieldFrame = { label, hint, error, hideLabel, large }
  const { id, aria } = useFieldIds(frame)
  return (
    <Frame frame={frame} id={id}>
      <input type="text" autoComplete="off" {...rest} {...aria} id={id} className={styles.input} />
    </Frame>
  )
}

export type TextAreaFieldProps = FieldFrame & Omit<ComponentProps<'textarea'>, 'className' | 'id'>

/** Several lines; grows with its text where the browser can. */
export function TextAreaField({
  label,
  hint,
  error,
  hideLabel = false,
  large = false,
  ...rest
}: TextAreaFieldProps) {
  const frame: FieldFrame = { label, hint, error, hideLabel, large }
  const { id, aria } = useFieldIds(frame)
  return (
    <Frame frame={frame} id={id}>
      <textarea rows={2} {...rest} {...aria} id={id} className={classList(styles.input, styles.area)} />
    </Frame>
  )
}
