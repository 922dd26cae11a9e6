import type { Actor } from '@warroom/shared/domain/actor.ts'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import styles from './people-page.module.css'
import { ROLE_WORD } from './role-word.ts'

/** Why somebody is still signed in. */
export type SignOutHindrance =
  | { readonly kind: 'failed'; readonly sentence: string }
  /** Changes that only this browser has: it takes a word on what becomes of them. */
  | { readonly kind: 'unsent'; readonly changes: number }

/** `null` when the person is out. */
export type SignOut = (unsent?: 'keep' | 'erase') => Promise<SignOutHindrance | null>

/** Who one is here, and the way out. */
export function Account({ me, onSignOut }: { readonly me: Actor; readonly onSignOut: SignOut }) {
  const [hindrance, setHindrance] = useState<SignOutHindrance | null>(null)
  const leave = (unsent?: 'keep' | 'erase') => void onSignOut(unsent).then(setHindrance)
  return (
    <>
      <p>
        Signed in as <strong>{me.name}</strong>, {ROLE_WORD[me.accountRole].name.toLowerCase()}.{' '}
        {ROLE_WORD[me.accountRole].may}
      </p>
      <p className={styles.quiet}>
        To come back after signing out you need a new link, which makes a new person. The copies of incidents
        that this browser keeps for working offline are erased.
      </p>
      {hindrance?.kind === 'failed' && <InlineError>{hindrance.sentence}</InlineError>}
      {hindrance?.kind === 'unsent' ? (
        <>
          <InlineError>
            {hindrance.changes === 1 ? '1 change of yours is' : `${hindrance.changes} changes of yours are`}{' '}
            only in this browser. Open the incident while you are online, and they go in.
          </InlineError>
          <p className={styles.ways}>
            <Button onClick={() => setHindrance(null)}>Stay signed in</Button>
            <Button onClick={() => leave('keep')}>Sign out, keep them here</Button>
            <Button onClick={() => leave('erase')}>Sign out and erase them</Button>
          </p>
        </>
      ) : (
        <Button onClick={() => leave()}>Sign out of this browser</Button>
      )}
    </>
  )
}
