import { ACCOUNT_ROLES } from '@warroom/shared/domain/account-role.ts'
import { useCallback, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import * as z from 'zod/mini'
import { type Invitation, JoinPage, type JoinPageProps } from '../../features/access/join-page.tsx'
import type { NameAnswer } from '../../features/access/name-form.tsx'
import { NoLinkPage } from '../../features/access/no-link-page.tsx'
import { SetUpPage } from '../../features/access/set-up-page.tsx'
import { callApi } from '../api.ts'
import { forgetLinkToken, takeLinkToken } from '../link-token.ts'
import { readMe } from '../me-schema.ts'
import { reloadSession, useSession } from '../session.ts'

const invitationSchema = z.object({ role: z.enum(ACCOUNT_ROLES), expiresAt: z.number() })
const readInvitation = (json: unknown): Invitation => invitationSchema.parse(json)

/** `/setup#…` and `/join#…`: a secret link becomes a person with a session. */
export function LinkRoute({ purpose }: { readonly purpose: 'setUp' | 'join' }) {
  const [token] = useState(takeLinkToken)
  const [, navigate] = useLocation()
  if (token === null) return <NoLinkPage purpose={purpose} />

  const redeem = async (name: string): Promise<NameAnswer> => {
    const path = purpose === 'setUp' ? '/api/v1/setup' : '/api/v1/invites/redeem'
    const answer = await callApi(path, { method: 'POST', body: { token, name }, read: readMe })
    if (!answer.ok) {
      const { sentence, fields } = answer.problem
      return { ok: false, sentence, nameError: fields.name }
    }
    forgetLinkToken()
    await reloadSession()
    navigate('/')
    return { ok: true }
  }
  return purpose === 'setUp' ? <SetUpPage onName={redeem} /> : <Join token={token} onName={redeem} />
}

function Join({ token, onName }: { readonly token: string; readonly onName: JoinPageProps['onName'] }) {
  const session = useSession()
  const [invitation, setInvitation] = useState<JoinPageProps['invitation']>({ kind: 'looking' })
  const look = useCallback(async () => {
    const answer = await callApi('/api/v1/invites/look', {
      method: 'POST',
      body: { token },
      read: readInvitation,
    })
    if (answer.ok) return setInvitation({ kind: 'valid', invitation: answer.value })
    const { status, sentence } = answer.problem
    // A spent link stays spent; everything else may pass.
    const onRetry = status === 404 ? undefined : () => void look()
    setInvitation({ kind: 'failed', sentence, onRetry })
  }, [token])
  useEffect(() => {
    void look()
    void reloadSession()
  }, [look])
  const signedInAs = session.kind === 'signedIn' ? session.me.name : null
  return <JoinPage invitation={invitation} signedInAs={signedInAs} onName={onName} />
}
