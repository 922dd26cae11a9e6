import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { declareSchema } from '@warroom/shared/protocol/http-bodies.ts'
import { z } from 'zod'
import type { IncidentIndex } from '../../../ports/incident-index.ts'
import type { IncidentRooms } from '../../../rooms/incident-rooms.ts'
import type { DefaultAuthority } from '../../../workspace/default-authority.ts'
import type { Site } from '../../site.ts'
import { declaredAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { fromStorage } from '../from-storage.ts'
import { IDEMPOTENCY_KEY_MAX, type IdempotentIds } from '../idempotent-ids.ts'

interface DeclareParts {
  readonly rooms: IncidentRooms
  readonly site: Site
  readonly index: Pick<IncidentIndex, 'find'>
  readonly authority: DefaultAuthority
  readonly idempotent: IdempotentIds
}

export function declareEndpoint({ rooms, index, site, authority, idempotent }: DeclareParts): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/incidents',
    tag: 'incidents',
    summary: 'Declare an incident; a title is enough. Nobody is commander unless `takeCommand` is true',
    access: 'incident:declare',
    headers: z.object({ 'Idempotency-Key': z.string().min(1).max(IDEMPOTENCY_KEY_MAX).optional() }),
    body: declareSchema,
    answers: { 201: { description: 'Declared; `Location` says where it is.', body: declaredAnswer } },
    problems: ['idempotency-key-reused', 'storage-unavailable'],
    handle: async ({ body, caller, header }) => {
      const { actor } = caller()
      const { title, severity, takeCommand, impactStartedAt = null, detectedAt = null } = body
      const declaration = { title, severity, takeCommand, impactStartedAt, detectedAt }
      const words = { whatHappened: body.summary ?? '', impact: body.impact ?? '' }
      const declare = async (id: IncidentId, isRetry: boolean) => {
        const before = isRetry ? await fromStorage(index.find(id)) : null
        const declareWith = async () => {
          const card = (await authority.read()).authority
          return rooms.declare({ ...declaration, authority: card }, words, actor, id)
        }
        const { key } = before ?? (await fromStorage(declareWith()))
        return { id, key, url: site.incidentUrl(id) }
      }
      const declared = await idempotent.once(actor.personId, header('Idempotency-Key'), body, declare)
      return { status: 201, body: declared, headers: { Location: `/api/v1/incidents/${declared.id}` } }
    },
  })
}
