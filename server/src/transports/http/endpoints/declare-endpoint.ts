import { declareSchema } from '@warroom/shared/protocol/http-bodies.ts'
import { z } from 'zod'
import type { IncidentRooms } from '../../../rooms/incident-rooms.ts'
import type { Site } from '../../site.ts'
import { declaredAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { fromStorage } from '../from-storage.ts'
import { IDEMPOTENCY_KEY_MAX, type IdempotentAnswers } from '../idempotent-answers.ts'

interface DeclareParts {
  readonly rooms: IncidentRooms
  readonly site: Site
  readonly idempotent: IdempotentAnswers
}

export function declareEndpoint({ rooms, site, idempotent }: DeclareParts): Endpoint {
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
      const declare = async () => {
        const { title, severity, takeCommand, impactStartedAt = null, detectedAt = null } = body
        const { id, key } = await fromStorage(
          rooms.declare(
            { title, severity, takeCommand, impactStartedAt, detectedAt },
            { whatHappened: body.summary ?? '', impact: body.impact ?? '' },
            actor,
          ),
        )
        return { id, key, url: site.incidentUrl(id) }
      }
      const declared = await idempotent.once(actor.personId, header('Idempotency-Key'), body, declare)
      return { status: 201, body: declared, headers: { Location: `/api/v1/incidents/${declared.id}` } }
    },
  })
}
