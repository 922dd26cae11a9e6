import { TITLE_MAX_CHARACTERS } from '@warroom/shared/domain/incident.ts'
import type { KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { EMPTY_DRAFT } from './declaration-draft.ts'
import styles from './declare-page.module.css'
import { FoldedDetails } from './folded-details.tsx'
import { LookAlikes } from './look-alike-list.tsx'
import { SeverityStrip } from './severity-strip.tsx'
import { UnreachedNotice } from './unreached-notice.tsx'
import { type DeclarePageProps, useDeclaration } from './use-declaration.ts'

/** Fifteen seconds, one field. */
export function DeclarePage(props: DeclarePageProps) {
  const { draft, errors, failure, sending, change, send } = useDeclaration(props)
  const [, navigate] = useLocation()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void send()
    }
    // The text stays as a draft.
    if (event.key === 'Escape' && !event.defaultPrevented) navigate('/')
  }
  return (
    <form
      className={styles.page}
      aria-label="Declare an incident"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={onKeyDown}
    >
      <h1 className={styles.heading}>Declare an incident</h1>
      <TextField
        label="What is wrong?"
        large
        value={draft.title}
        onChange={(event) => change({ title: event.target.value })}
        error={errors.title}
        placeholder="Checkout errors in EU"
        maxLength={TITLE_MAX_CHARACTERS * 2}
        enterKeyHint="send"
        autoFocus
      />
      <CharactersLeft title={draft.title} />
      <LookAlikes title={draft.title} open={props.open} />
      <SeverityStrip
        value={draft.severity}
        onChange={(severity) => change({ severity })}
        guide={props.severityGuide}
      />
      <TakeCommand on={draft.takeCommand} onChange={(takeCommand) => change({ takeCommand })} />
      <FoldedDetails draft={draft} errors={errors} onChange={change} />
      {failure && <UnreachedNotice failure={failure} draft={draft} onRetry={() => void send()} />}
      <div className={styles.act}>
        <Button
          kind="go"
          large
          type="submit"
          shortcut="Ctrl+Enter"
          disabledBecause={sending ? 'Declaring…' : null}
        >
          {sending ? 'Declaring…' : 'Declare'}
        </Button>
        <Button large onClick={() => navigate('/')} shortcut="Esc">
          Back, keep the text
        </Button>
        {draft.title !== '' && (
          <Button kind="quiet" onClick={() => change(EMPTY_DRAFT)}>
            Clear
          </Button>
        )}
      </div>
    </form>
  )
}

function TakeCommand({ on, onChange }: { readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  return (
    <label className={styles.command}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        I take command
        <span className={styles.hint}>
          You hold the whole picture until somebody takes over. Off: nobody does yet.
        </span>
      </span>
    </label>
  )
}

/** Speaks up only when it gets tight. */
function CharactersLeft({ title }: { readonly title: string }) {
  const left = TITLE_MAX_CHARACTERS - [...title.trim()].length
  if (left > 20) return null
  return (
    <p className={styles.left} role="status">
      {left >= 0 ? `${left} characters left` : `${-left} characters too many`}
    </p>
  )
}
