/** One incident: its state, its timeline and its past. */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { replayQuerySchema, timelineQuerySchema } from '@warroom/shared/protocol/http-bodies.ts'
import type { IncidentIndex } from '../../../ports/incident-index.ts'
import type { IncidentRooms, IncidentState } from '../../../rooms/incident-rooms.ts'
import { summaryOf } from '../../../rooms/incident-summary.ts'
import type { Site } from '../../site.ts'
import { incidentAnswer, timelineAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { fromStorage } from '../from-storage.ts'
import { Problem } from '../problem.ts'
import { findIncident, incidentParams, unknownIncident } from './find-incident.ts'

interface IncidentParts {
  readonly rooms: IncidentRooms
  readonly index: IncidentIndex
  readonly site: Site
}

export const incidentEndpoints = (parts: IncidentParts): Endpoint[] => [
  stateEndpoint(parts),
  timelineEndpoint(parts),
  replayEndpoint(parts),
]

async function stateOf(
  { rooms, index }: IncidentParts,
  idOrKey: string,
): Promise<{ readonly id: IncidentId; readonly state: IncidentState }> {
  const { id } = await findIncident(index, idOrKey)
  const state = await fromStorage(rooms.state(id))
  if (!state) throw unknownIncident()
  return { id, state }
}

/** Summary, record and board as one JSON; the flat facts are of the same moment as the rest. */
const asJson = (site: Site, id: IncidentId, { seq, record, recordJson, boardJson }: IncidentState) => ({
  ...recordJson,
  ...boardJson,
  ...summaryOf(id, record),
  url: site.incidentUrl(id),
  seq,
})

function stateEndpoint(parts: IncidentParts): Endpoint {
  return endpoint({
    method: 'get',
    path: '/api/v1/incidents/:id',
    tag: 'incidents',
    summary: 'The current state: record and board merged',
    access: 'incident:read',
    params: incidentParams,
    answers: { 200: { description: 'The incident.', body: incidentAnswer } },
    problems: ['not-found', 'storage-unavailable'],
    handle: async ({ params }) => {
      const { id, state } = await stateOf(parts, params.id)
      return { status: 200, body: asJson(parts.site, id, state) }
    },
  })
}

function timelineEndpoint(parts: IncidentParts): Endpoint {
  return endpoint({
    method: 'get',
    path: '/api/v1/incidents/:id/timeline',
    tag: 'incidents',
    summary: 'Timeline entries in the order they were recorded',
    access: 'incident:read',
    params: incidentParams,
    query: timelineQuerySchema,
    answers: { 200: { description: 'Entries after `after`.', body: timelineAnswer } },
    problems: ['not-found', 'storage-unavailable'],
    handle: async ({ params, query: { after, limit } }) => {
      const { state } = await stateOf(parts, params.id)
      const entries = state.record.timeline.slice(after, after + limit)
      return { status: 200, body: { entries, next: after + entries.length } }
    },
  })
}

function replayEndpoint(parts: IncidentParts): Endpoint {
  return endpoint({
    method: 'get',
    path: '/api/v1/incidents/:id/replay',
    tag: 'incidents',
    summary: 'The whole state as it was known at an instant',
    access: 'incident:read',
    canWait: true,
    params: incidentParams,
    query: replayQuerySchema,
    answers: { 200: { description: 'The incident as it was.', body: incidentAnswer } },
    problems: ['not-found', 'not-yet-declared', 'storage-unavailable', 'overloaded'],
    handle: async ({ params, query: { at } }) => {
      const { id } = await findIncident(parts.index, params.id)
      const state = await fromStorage(parts.rooms.replay(id, Date.parse(at)))
      if (!state) throw new Problem('not-yet-declared', 'The incident was declared later than that.')
      return { status: 200, body: asJson(parts.site, id, state) }
    },
  })
}
