import { ACCOUNT_ROLES, type AccountRole } from '@warroom/shared/domain/account-role.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import { useCallback, useEffect, useState } from 'react'
import * as z from 'zod/mini'
import type { SignOutHindrance } from '../../features/access/account.tsx'
import type { InviteFormProps } from '../../features/access/invite-form.tsx'
import { type PeopleList, PeoplePage } from '../../features/access/people-page.tsx'
import { eraseCopies, unsentChanges } from '../../room/signing-out.ts'
import { callApi } from '../api.ts'
import { signOut } from '../session.ts'
import { useSignedIn } from '../session-gate.tsx'
import { usePageTitle } from '../use-page-title.ts'

const person = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ACCOUNT_ROLES),
  createdAt: z._default(z.nullable(z.number()), null),
})
const peopleSchema = z.object({ people: z.array(person) })
const linkSchema = z.object({ url: z.string(), expiresAt: z.number() })

/** `/settings/people`. */
export function PeopleRoute() {
  usePageTitle('People and access')
  const me = useSignedIn()
  const mayManage = authorize(me, 'people:manage', { kind: 'workspace' }).allowed
  const [people, setPeople] = useState<PeopleList>({ kind: 'loading' })
  const load = useCallback(async () => {
    const answer = await callApi('/api/v1/people', { read: (json) => peopleSchema.parse(json).people })
    setPeople(
      answer.ok
        ? { kind: 'loaded', people: answer.value }
        : { kind: 'failed', sentence: answer.problem.sentence },
    )
  }, [])
  useEffect(() => {
    if (mayManage) void load()
  }, [mayManage, load])

  return (
    <PeoplePage
      me={me}
      people={mayManage ? people : null}
      onRetry={() => void load()}
      onInvite={invite}
      onSignOut={(unsent) => leave(me.personId, unsent)}
    />
  )
}

const invite: InviteFormProps['onInvite'] = async (role: AccountRole) => {
  const read = (json: unknown) => linkSchema.parse(json)
  const answer = await callApi('/api/v1/invites', { method: 'POST', body: { role }, read })
  return answer.ok ? { ok: true, link: answer.value } : { ok: false, sentence: answer.problem.sentence }
}

async function leave(personId: string, unsent?: 'keep' | 'erase'): Promise<SignOutHindrance | null> {
  // A browser without a database has kept nothing.
  const changes = unsent ? 0 : await unsentChanges(personId).catch(() => 0)
  if (changes > 0) return { kind: 'unsent', changes }
  const answer = await signOut()
  if (!answer.ok && answer.problem.status !== 401) {
    return { kind: 'failed', sentence: answer.problem.sentence }
  }
  await eraseCopies(personId, { keepUnsent: unsent === 'keep' }).catch(() => undefined)
  // A new page: nothing of this person stays in memory.
  location.assign('/login')
  return null
}
