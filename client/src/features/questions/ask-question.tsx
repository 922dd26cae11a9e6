import { SUGGESTED_QUESTIONS } from '@warroom/shared/domain/question.ts'
import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from '../../ui/side-list.module.css'

/** The good questions are one press away. */
export function AskQuestion({ onClose }: { readonly onClose: () => void }) {
  const { ask, refusal, asking, offBecause } = useAsk('askQuestion')
  const [text, setText] = useState('')
  const missing = text.trim() ? null : 'Write or choose a question first'
  const send = async () => {
    const result = await ask({ type: 'askQuestion', text })
    if (result.ok) onClose()
  }
  return (
    <form
      className={styles.form}
      aria-label="Ask a question"
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause && !missing) void send()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <TextField
        label="What do you want to know?"
        hint="Somebody answers when they have a hand free; everybody reads it."
        value={text}
        maxLength={300}
        autoFocus
        onChange={(event) => setText(event.target.value)}
        error={refusal?.message}
      />
      <div className={styles.buttons}>
        {SUGGESTED_QUESTIONS.map((question) => (
          <Button key={question} kind="quiet" onClick={() => setText(question)}>
            {question}
          </Button>
        ))}
      </div>
      <div className={styles.buttons}>
        <Button kind="go" live type="submit" disabledBecause={offBecause ?? missing}>
          {asking ? 'Asking…' : 'Ask'}
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </div>
    </form>
  )
}
