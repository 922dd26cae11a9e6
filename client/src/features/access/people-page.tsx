import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { ReactNode } from 'react'
import { classList } from '../../ui/class-list.ts'
import { InlineError } from '../../ui/inline-error.tsx'
import page from '../../ui/page.module.css'
import { ShownTime } from '../../ui/shown-time.tsx'
import { Account, type SignOut } from './account.tsx'
import { InviteForm, type InviteFormProps } from './invite-form.tsx'
import styles from './people-page.module.css'
import { ROLE_WORD } from './role-word.ts'

export interface ListedPerson {
  readonly id: string
  readonly name: string
  readonly role: AccountRole
  readonly createdAt: number | null
}

export type PeopleList =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly people: readonly ListedPerson[] }
  | { readonly kind: 'failed'; readonly sentence: string }

export interface PeoplePageProps {
  readonly me: Actor
  /** `null` for those who may not see it. */
  readonly people: PeopleList | null
  readonly onRetry: () => void
  readonly onInvite: InviteFormProps['onInvite']
  readonly onSignOut: SignOut
}

/** People and access, and one's own account. */
export function PeoplePage({ me, people, onRetry, onInvite, onSignOut }: PeoplePageProps) {
  return (
    <div className={page.page}>
      <h1>People &amp; access</h1>
      {people ? (
        <>
          <Section title="Invite somebody">
            <InviteForm onInvite={onInvite} />
          </Section>
          <Section title="Everybody here">
            <People people={people} me={me} onRetry={onRetry} />
          </Section>
        </>
      ) : (
        <p>Admins see everybody here and make invite links. Ask one of them to bring somebody in.</p>
      )}
      <Section title="You">
        <Account me={me} onSignOut={onSignOut} />
      </Section>
    </div>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classList(page.panel, styles.section)}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function People({ people, me, onRetry }: { people: PeopleList; me: Actor; onRetry: () => void }) {
  if (people.kind === 'loading') return <p role="status">Loading…</p>
  if (people.kind === 'failed') return <InlineError onRetry={onRetry}>{people.sentence}</InlineError>
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col">Since</th>
        </tr>
      </thead>
      <tbody>
        {people.people.map((person) => (
          <tr key={person.id} data-mine={person.id === me.personId || undefined}>
            <th scope="row">
              {person.name}
              {person.id === me.personId && ' (you)'}
            </th>
            <td>{ROLE_WORD[person.role].name}</td>
            <td>{person.createdAt !== null && <ShownTime at={person.createdAt} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
