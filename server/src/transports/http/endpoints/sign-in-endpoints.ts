/** How people get in: the set-up link, invitations, and the session they give. */
import { redeemSchema, tokenOnlySchema } from '@warroom/shared/protocol/http-bodies.ts'
import type { Invitations } from '../../../identity/invitations.ts'
import { sessionCookie } from '../../../identity/session-cookie.ts'
import type { Sessions } from '../../../identity/sessions.ts'
import type { Site } from '../../site.ts'
import { invitationAnswer, personAnswer } from '../answers.ts'
import { type Call, type Endpoint, endpoint } from '../endpoint.ts'
import { Problem } from '../problem.ts'
import type { RateLimits } from '../rate-limits.ts'

interface SignInParts {
  readonly invitations: Invitations
  readonly sessions: Sessions
  readonly limits: RateLimits
  readonly site: Site
}

const spent = () =>
  new Problem('link-spent', 'This link was used, has expired, or never existed. Ask an admin for a new one.')

export function signInEndpoints(parts: SignInParts): Endpoint[] {
  const { invitations, sessions, limits, site } = parts

  /** Tries a link; a wrong one counts against the address. */
  const tried = async <T>(address: string, attempt: () => Promise<T | null>): Promise<T> => {
    await limits.mayTrySecret(address)
    const result = await attempt()
    if (result !== null) return result
    await limits.wrongSecret(address)
    throw spent()
  }

  const redeem =
    (purpose: 'setUp' | 'invite') =>
    async ({ body, address }: Call<unknown, unknown, { token: string; name: string }>) => {
      const person = await tried(address, () => invitations.redeem(purpose, body.token, body.name))
      const { secret, maxAgeMs } = await sessions.start(person.personId)
      const { personId: id, name, accountRole: role } = person
      return {
        status: 201,
        body: { id, name, role },
        headers: { 'Set-Cookie': sessionCookie(secret, { secure: site.secure, maxAgeMs }) },
      }
    }

  return [
    endpoint({
      method: 'post',
      path: '/api/v1/setup',
      tag: 'access',
      summary:
        'Make the first admin with the one-time link printed at the first start; sets the session cookie',
      access: 'anyone',
      body: redeemSchema,
      answers: { 201: { description: 'The admin.', body: personAnswer } },
      problems: ['link-spent', 'too-many-requests'],
      handle: redeem('setUp'),
    }),
    endpoint({
      method: 'post',
      path: '/api/v1/invites/look',
      tag: 'access',
      summary: 'What an invitation would give, without using it up',
      access: 'anyone',
      body: tokenOnlySchema,
      answers: { 200: { description: 'Role and expiry.', body: invitationAnswer } },
      problems: ['link-spent', 'too-many-requests'],
      handle: async ({ body, address }) => {
        const { accountRole: role, expiresAt } = await tried(address, () =>
          invitations.look('invite', body.token),
        )
        return { status: 200, body: { role, expiresAt } }
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/v1/invites/redeem',
      tag: 'access',
      summary: 'Come in by an invitation; sets the session cookie',
      access: 'anyone',
      body: redeemSchema,
      answers: { 201: { description: 'The person it made.', body: personAnswer } },
      problems: ['link-spent', 'too-many-requests'],
      handle: redeem('invite'),
    }),
  ]
}
