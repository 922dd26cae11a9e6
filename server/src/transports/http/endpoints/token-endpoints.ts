import { asPersonId, type PersonId } from '@warroom/shared/domain/ids.ts'
import { z } from 'zod'
import type { ApiTokens } from '../../../identity/api-tokens.ts'
import type { OpenSockets } from '../../../identity/open-sockets.ts'
import type { IdentityStore } from '../../../ports/identity-store.ts'
import { tokenAnswer, tokensAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { Problem } from '../problem.ts'

interface TokenParts {
  readonly identity: Pick<IdentityStore, 'person'>
  readonly tokens: ApiTokens
  readonly openSockets: Pick<OpenSockets, 'end'>
}

const name = z.string().min(1).max(128)
const ofPerson = z.object({ id: name })

/** Admins make and revoke people's API tokens (DESIGN 2). */
export function tokenEndpoints({ identity, tokens, openSockets }: TokenParts): Endpoint[] {
  const known = async (id: string): Promise<PersonId> => {
    const person = await identity.person(asPersonId(id))
    if (!person) throw new Problem('not-found', 'There is no such person in this workspace.')
    return person.personId
  }
  return [
    endpoint({
      method: 'post',
      path: '/api/v1/people/:id/tokens',
      tag: 'people',
      summary: 'Make an API token with which a program acts as this person; shown this once',
      access: 'people:manage',
      params: ofPerson,
      answers: { 201: { description: 'The token.', body: tokenAnswer } },
      problems: ['not-found'],
      handle: async ({ params }) => {
        const personId = await known(params.id)
        return { status: 201, body: await tokens.mint(personId) }
      },
    }),
    endpoint({
      method: 'get',
      path: '/api/v1/people/:id/tokens',
      tag: 'people',
      summary: 'The API tokens of a person, without their secrets',
      access: 'people:manage',
      params: ofPerson,
      answers: { 200: { description: 'The tokens, oldest first.', body: tokensAnswer } },
      problems: ['not-found'],
      handle: async ({ params }) => {
        const list = await tokens.list(await known(params.id))
        return { status: 200, body: { tokens: list } }
      },
    }),
    endpoint({
      method: 'delete',
      path: '/api/v1/people/:id/tokens/:tokenId',
      tag: 'people',
      summary: 'Revoke an API token: it opens nothing more, and what it had opened is closed',
      access: 'people:manage',
      params: ofPerson.extend({ tokenId: name }),
      answers: { 204: { description: 'Revoked.' } },
      problems: ['not-found'],
      handle: async ({ params }) => {
        const hash = await tokens.revoke(await known(params.id), params.tokenId)
        if (hash === null) throw new Problem('not-found', 'This person has no such token.')
        openSockets.end(hash)
        return { status: 204 }
      },
    }),
  ]
}
