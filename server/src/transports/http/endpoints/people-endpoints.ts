import { AUTOMATION } from '@warroom/shared/domain/actor.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import { createPersonSchema } from '@warroom/shared/protocol/http-bodies.ts'
import type { IdentityStore } from '../../../ports/identity-store.ts'
import { peopleAnswer, personAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'

interface PeopleParts {
  readonly identity: IdentityStore
  readonly clock: Clock
  readonly ids: IdSource
}

/** Admins make people (DESIGN 2). */
export function peopleEndpoints({ identity, clock, ids }: PeopleParts): Endpoint[] {
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
  ]
}
