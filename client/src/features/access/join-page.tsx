import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import { InlineError } from '../../ui/inline-error.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import styles from './access.module.css'
import { NameForm, type NameFormProps } from './name-form.tsx'
import { ROLE_WORD } from './role-word.ts'

export interface Invitation {
  readonly role: AccountRole
  readonly expiresAt: number
}

export interface JoinPageProps extends Pick<NameFormProps, 'onName'> {
  readonly invitation:
    | { readonly kind: 'looking' }
    | { readonly kind: 'valid'; readonly invitation: Invitation }
    | { readonly kind: 'failed'; readonly sentence: string; readonly onRetry?: (() => void) | undefined }
  /** Whoever is signed in here already. */
  readonly signedInAs: string | null
}

/** Says what the link gives before it asks for anything. */
export function JoinPage({ invitation, signedInAs, onName }: JoinPageProps) {
  return (
    <main className={styles.page}>
      <p className={styles.wordmark}>Warroom</p>
      <h1>Join this workspace</h1>
      {invitation.kind === 'looking' && <p role="status">Looking at your invitation…</p>}
      {invitation.kind === 'failed' && (
        <InlineError onRetry={invitation.onRetry}>{invitation.sentence}</InlineError>
      )}
      {signedInAs !== null && (
        <p>
          You are signed in as {signedInAs} already. <a href="/">Go to the incidents</a>, or join below as
          somebody else.
        </p>
      )}
      {invitation.kind === 'valid' && (
        <>
          <div className={styles.card}>
            <p>
              You are invited as <strong>{ROLE_WORD[invitation.invitation.role].name}</strong>.{' '}
              {ROLE_WORD[invitation.invitation.role].may}
            </p>
            <p className={styles.quiet}>
              The link works once, until <ShownTime at={invitation.invitation.expiresAt} />.
            </p>
          </div>
          <NameForm submit="Join" onName={onName} />
        </>
      )}
    </main>
  )
}
