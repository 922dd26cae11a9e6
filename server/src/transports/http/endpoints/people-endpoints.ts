import { AUTOMATION } from '@warroom/shared/domain/actor.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import { createPersonSchema } from '@warroom/shared/protocol/http-bodies.ts'
import { z } from 'zod'
import type { ApiTokens } from '../../../identity/api-tokens.ts'
import type { IdentityStore } from '../../../ports/identity-store.ts'
import { peopleAnswer, personAnswer, tokenAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { Problem } from '../problem.ts'

interface PeopleParts {
  readonly identity: IdentityStore
  readonly tokens: ApiTokens
  readonly clock: Clock
  readonly ids: IdSource
}

/** Admins make people and their API tokens (DESIGN 2). */
export function peopleEndpoints({ identity, tokens, clock, ids }: PeopleParts): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/api/v1/people',
      tag: 'people',
      summary: 'Make a person',
      access: 'people:manage',
      body: createPersonSchema,
      answers: { 201: { description: 'The person.', body: personAnswer } },
      handle: async ({ body: { name, role } }) => {
        const person = { personId: asPersonId(ids.next()), name, accountRole: role, createdAt: clock.now() }
        await identity.addPerson(person)
        const { personId: id, createdAt } = person
        return { status: 201, body: { id, name, role, createdAt } }
      },
    }),
    endpoint({
      method: 'get',
      path: '/api/v1/people',
      tag: 'people',
      summary: 'Everybody in the workspace',
      access: 'people:manage',
      answers: { 200: { description: 'All people.', body: peopleAnswer } },
      handle: async () => {
        const everybody = await identity.people()
        const people = everybody
          .filter((person) => person.personId !== AUTOMATION.personId)
          .map(({ personId: id, name, accountRole: role, createdAt }) => ({ id, name, role, createdAt }))
        return { status: 200, body: { people } }
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/v1/people/:id/tokens',
      tag: 'people',
      summary: 'Make an API token with which a program acts as this person; shown this once',
      access: 'people:manage',
      params: z.object({ id: z.string().min(1).max(128) }),
      answers: { 201: { description: 'The token.', body: tokenAnswer } },
      problems: ['not-found'],
      handle: async ({ params }) => {
        const person = await identity.person(asPersonId(params.id))
        if (!person) throw new Problem('not-found', 'There is no such person in this workspace.')
        return { status: 201, body: await tokens.mint(person.personId) }
      },
    }),
  ]
}
