import { createInviteSchema } from '@warroom/shared/protocol/http-bodies.ts'
import type { Invitations } from '../../../identity/invitations.ts'
import type { Site } from '../../site.ts'
import { inviteAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'

export function inviteEndpoint({ invitations, site }: { invitations: Invitations; site: Site }): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/invites',
    tag: 'access',
    summary: 'Make a single-use link that brings one person in',
    access: 'invites:create',
    body: createInviteSchema,
    answers: { 201: { description: 'The link; shown this once.', body: inviteAnswer } },
    handle: async ({ body, caller }) => {
      const { secret, expiresAt } = await invitations.invite(body.role, caller().actor.personId)
      return { status: 201, body: { url: `${site.publicUrl}/join#${secret}`, expiresAt } }
    },
  })
}
