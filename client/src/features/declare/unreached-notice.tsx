import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import { announce } from '../../ui/live-region.tsx'
import { chatText, type DeclarationDraft } from './declaration-draft.ts'
import styles from './declare-page.module.css'

export interface Unreached {
  readonly sentence: string
  readonly unreached: boolean
}

export interface UnreachedNoticeProps {
  readonly failure: Unreached
  readonly draft: DeclarationDraft
  readonly onRetry: () => void
}

/** It was not declared: why, where the text is, and how to tell people meanwhile. */
export function UnreachedNotice({ failure, draft, onRetry }: UnreachedNoticeProps) {
  const [copied, setCopied] = useState(false)
  const text = chatText(draft)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      announce('Copied.')
    } catch {
      // The browser refused; the text can be selected below.
      setCopied(false)
    }
  }
  if (!failure.unreached) return <InlineError onRetry={onRetry}>{failure.sentence}</InlineError>
  return (
    <div className={styles.unreached}>
      <InlineError onRetry={onRetry}>
        Not declared: declaring needs the server, and it cannot be reached. Your text stays on this device.
      </InlineError>
      <p>Tell people in your chat meanwhile:</p>
      <pre className={styles.chat}>{text}</pre>
      <Button onClick={() => void copy()}>{copied ? 'Copied' : 'Copy the text'}</Button>
    </div>
  )
}
