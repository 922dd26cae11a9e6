import { ACCOUNT_ROLES, type AccountRole } from '@warroom/shared/domain/account-role.ts'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import { announce } from '../../ui/live-region.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import styles from './people-page.module.css'
import { ROLE_WORD } from './role-word.ts'

export interface InviteLink {
  readonly url: string
  readonly expiresAt: number
}

export interface InviteFormProps {
  readonly onInvite: (
    role: AccountRole,
  ) => Promise<
    { readonly ok: true; readonly link: InviteLink } | { readonly ok: false; readonly sentence: string }
  >
}

/** Makes a link for one person; it is shown this once, because the server keeps only its hash. */
export function InviteForm({ onInvite }: InviteFormProps) {
  const [role, setRole] = useState<AccountRole>('responder')
  const [made, setMade] = useState<{ readonly link: InviteLink; readonly role: AccountRole } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (sending) return
    setSending(true)
    const answer = await onInvite(role)
    setSending(false)
    setFailure(answer.ok ? null : answer.sentence)
    setMade(answer.ok ? { link: answer.link, role } : null)
    if (answer.ok) announce('The invite link is ready to copy.')
  }
  return (
    <form className={styles.invite} onSubmit={(event) => void send(event)}>
      <fieldset className={styles.roles}>
        <legend>They come in as</legend>
        {ACCOUNT_ROLES.toReversed().map((each) => (
          <label key={each} className={styles.role}>
            <input
              type="radio"
              name="role"
              value={each}
              checked={role === each}
              onChange={() => setRole(each)}
            />
            <span>
              {ROLE_WORD[each].name}
              <span className={styles.may}>{ROLE_WORD[each].may}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {failure && <InlineError>{failure}</InlineError>}
      <Button kind="go" type="submit" disabledBecause={sending ? 'Waiting for the server' : null}>
        {made ? 'Make another link' : 'Make an invite link'}
      </Button>
      {made && <MadeLink key={made.link.url} link={made.link} role={made.role} />}
    </form>
  )
}

function MadeLink({ link, role }: { readonly link: InviteLink; readonly role: AccountRole }) {
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<'yes' | 'byHand' | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link.url)
      setCopied('yes')
      announce('Link copied.')
    } catch {
      // The browser refused: it is selected, so that Ctrl+C does it.
      field.current?.select()
      setCopied('byHand')
    }
  }
  return (
    <div className={styles.made}>
      <TextField
        ref={field}
        label={`Link for one ${ROLE_WORD[role].name.toLowerCase()}`}
        hint={
          <>
            Shown only now. Works once, until <ShownTime at={link.expiresAt} />.
          </>
        }
        value={link.url}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <div className={styles.copy}>
        <Button onClick={() => void copy()}>Copy link</Button>
        <span aria-hidden="true">
          {copied === 'yes' && 'Copied. Send it to one person.'}
          {copied === 'byHand' && 'Press Ctrl+C to copy the selected link.'}
        </span>
      </div>
    </div>
  )
}
