import { defaultAuthoritySchema } from '@warroom/shared/protocol/runbook-bodies.ts'
import type { DefaultAuthority } from '../../../workspace/default-authority.ts'
import { defaultAuthorityAnswer, revisionAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { fromStorage } from '../from-storage.ts'
import { Problem } from '../problem.ts'

/** Everybody may know what a commander may do; admins write it down. */
export function authorityEndpoints({ authority }: { readonly authority: DefaultAuthority }): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/api/v1/settings/authority',
      tag: 'settings',
      summary: 'What the commander of a new incident may do without asking',
      access: 'caller',
      answers: { 200: { description: 'The card, and its revision.', body: defaultAuthorityAnswer } },
      problems: ['storage-unavailable'],
      handle: async () => ({ status: 200, body: await fromStorage(authority.read()) }),
    }),
    endpoint({
      method: 'put',
      path: '/api/v1/settings/authority',
      tag: 'settings',
      summary: 'Write it down for incidents declared from now on',
      access: 'settings:write',
      body: defaultAuthoritySchema,
      answers: { 200: { description: 'Its new revision.', body: revisionAnswer } },
      problems: ['changed-meanwhile', 'storage-unavailable'],
      handle: async ({ body, caller }) => {
        const written = await fromStorage(authority.write(body.authority, body.revision, caller().actor))
        if (!written) {
          throw new Problem(
            'changed-meanwhile',
            'Somebody changed it meanwhile. Look at it again, then change it.',
          )
        }
        return { status: 200, body: { revision: body.revision + 1 } }
      },
    }),
  ]
}
