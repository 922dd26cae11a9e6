import { EVIDENCE_STANCES, type EvidenceStance } from '@warroom/shared/domain/hypothesis.ts'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './evidence.module.css'
import { httpLink } from './http-link.ts'
import { LINK_LENGTH } from './hypothesis-limits.ts'
import { STANCE_LABEL, STANCE_SIGN } from './stance.ts'

export interface EvidenceFormProps {
  readonly hypothesisId: string
  readonly about: string
  readonly initialStance?: EvidenceStance
}

/** What was seen, which way it points, and where to look. Enter adds it and stays for the next one. */
export function EvidenceForm({ hypothesisId, about, initialStance = 'for' }: EvidenceFormProps) {
  const edits = useBoardEdits()
  const [stance, setStance] = useState<EvidenceStance>(initialStance)
  const [text, setText] = useState('')
  const [link, setLink] = useState('')
  const [linkError, setLinkError] = useState<string | null>(null)
  const add = (event: FormEvent) => {
    event.preventDefault()
    const address = httpLink(link)
    if (link.trim() !== '' && !address) {
      setLinkError('Only an http or https address can be linked. Mend it, or clear it.')
      return
    }
    const words = text.trim()
    if (!words) return
    const added = edits.addEvidence({
      hypothesisId,
      stance,
      text: words,
      ...(address && { link: address.href }),
    })
    if (added === null) return
    setText('')
    setLink('')
    setLinkError(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape') return
    // Leaves the field; what is typed stays.
    event.stopPropagation()
    event.currentTarget
      .closest<HTMLElement>('[data-row]')
      ?.querySelector<HTMLElement>('[data-row-title]')
      ?.focus()
  }
  return (
    <form className={styles.form} onSubmit={add} data-evidence-form aria-label={`Evidence about ${about}`}>
      <fieldset className={styles.stances} aria-label="Which way it points">
        {EVIDENCE_STANCES.map((word) => (
          <Button key={word} pressed={stance === word} onClick={() => setStance(word)}>
            <span aria-hidden="true">{STANCE_SIGN[word]}</span> {STANCE_LABEL[word]}
          </Button>
        ))}
      </fieldset>
      <div className={styles.observed}>
        <TextField
          label="What did you see?"
          hideLabel
          placeholder="What did you see? Numbers, not guesses"
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          enterKeyHint="done"
          data-evidence-text
        />
      </div>
      <div className={styles.where}>
        <TextField
          label="Link, if there is one"
          hideLabel
          placeholder="Link, if there is one"
          inputMode="url"
          maxLength={LINK_LENGTH}
          value={link}
          error={linkError}
          onChange={(event) => {
            setLink(event.target.value)
            setLinkError(null)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <Button type="submit">Add evidence</Button>
    </form>
  )
}
