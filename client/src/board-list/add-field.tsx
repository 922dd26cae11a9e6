import { type FormEvent, type KeyboardEvent, type Ref, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import styles from './board-list.module.css'

export interface AddFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly maxLength: number
  readonly inputRef?: Ref<HTMLInputElement>
  /** Returns false when it could not be added: the text stays. */
  readonly onAdd: (text: string) => boolean
  readonly onClose: () => void
}

/** One line at the head of a list. Enter adds and stays for the next one; Escape closes and keeps nothing unsaid. */
export function AddField({ label, placeholder, maxLength, inputRef, onAdd, onClose }: AddFieldProps) {
  const [text, setText] = useState('')
  const [added, setAdded] = useState<string | null>(null)
  const add = (event: FormEvent) => {
    event.preventDefault()
    const words = text.replace(/\s+/g, ' ').trim()
    if (!words || !onAdd(words)) return
    setAdded(words)
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <form className={styles.add} onSubmit={add}>
      <div className={styles.addField}>
        <TextField
          ref={inputRef}
          label={label}
          hideLabel
          placeholder={placeholder}
          maxLength={maxLength}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          enterKeyHint="done"
          autoFocus
        />
      </div>
      <Button type="submit">Add</Button>
      <Button kind="quiet" onClick={onClose}>
        Close
      </Button>
      <div className={styles.added} role="status">
        {added && `Added “${added}”`}
      </div>
    </form>
  )
}
