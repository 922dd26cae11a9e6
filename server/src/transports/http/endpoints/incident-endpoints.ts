/** One incident: its state, its past, and what may be asked of it. */
import { commandSchema } from '@warroom/shared/commands/command.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { replayQuerySchema, timelineQuerySchema } from '@warroom/shared/protocol/http-bodies.ts'
import { z } from 'zod'
import type { IncidentIndex } from '../../../ports/incident-index.ts'
import type { IncidentRooms, IncidentState } from '../../../rooms/incident-rooms.ts'
import { summaryOf } from '../../../rooms/incident-summary.ts'
import type { Site } from '../../site.ts'
import { commandAnswer, incidentAnswer, timelineAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { fromStorage } from '../from-storage.ts'
import { Problem, refusalBody } from '../problem.ts'

interface IncidentParts {
  readonly rooms: IncidentRooms
  readonly index: IncidentIndex
  readonly site: Site
}

const incidentParams = z.object({
  id: z.string().min(1).max(128).meta({ description: 'The id, or the key as people say it (`INC-7`).' }),
})

const unknownIncident = () => new Problem('not-found', 'There is no such incident, or you may not see it.')

export function incidentEndpoints({ rooms, index, site }: IncidentParts): Endpoint[] {
  const found = async (idOrKey: string): Promise<IncidentSummary> => {
    const summary = await fromStorage(index.find(idOrKey))
    if (!summary) throw unknownIncident()
    return summary
  }
  const stateOf = async (idOrKey: string): Promise<{ id: IncidentId; state: IncidentState }> => {
    const { id } = await found(idOrKey)
    const state = await fromStorage(rooms.state(id))
    if (!state) throw unknownIncident()
    return { id, state }
  }
  /** Summary, record and board as one JSON; the flat facts are of the same moment as the rest. */
  const asJson = (id: IncidentId, { seq, record, recordJson, boardJson }: IncidentState) => ({
    ...recordJson,
    ...boardJson,
    ...summaryOf(id, record),
    url: site.incidentUrl(id),
    seq,
  })

  return [
    endpoint({
      method: 'get',
      path: '/api/v1/incidents/:id',
      tag: 'incidents',
      summary: 'The current state: record and board merged',
      access: 'incident:read',
      params: incidentParams,
      answers: { 200: { description: 'The incident.', body: incidentAnswer } },
      problems: ['not-found', 'storage-unavailable'],
      handle: async ({ params }) => {
        const { id, state } = await stateOf(params.id)
        return { status: 200, body: asJson(id, state) }
      },
    }),
    endpoint({
      method: 'post',
      path: '/api/v1/incidents/:id/commands',
      tag: 'incidents',
      summary: 'Ask for something to be decided; the same `id` twice acts once',
      access: 'incident:read',
      params: incidentParams,
      body: commandSchema,
      answers: { 200: { description: 'Done and durable.', body: commandAnswer } },
      problems: ['not-found', 'storage-unavailable'],
      handle: async ({ params, body, caller }) => {
        const { id } = await found(params.id)
        const result = await fromStorage(rooms.command(id, body, caller().actor))
        if (result.ok) return { status: 200, body: { ok: true, seq: result.seq } }
        const problem = refusalBody(result.refusal)
        return { status: problem.status, body: problem, contentType: 'application/problem+json' }
      },
    }),
    endpoint({
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
        const { state } = await stateOf(params.id)
        const entries = state.record.timeline.slice(after, after + limit)
        return { status: 200, body: { entries, next: after + entries.length } }
      },
    }),
    endpoint({
      method: 'get',
      path: '/api/v1/incidents/:id/replay',
      tag: 'incidents',
      summary: 'The whole state as it was known at an instant',
      access: 'incident:read',
      params: incidentParams,
      query: replayQuerySchema,
      answers: { 200: { description: 'The incident as it was.', body: incidentAnswer } },
      problems: ['not-found', 'not-yet-declared', 'storage-unavailable'],
      handle: async ({ params, query: { at } }) => {
        const { id } = await found(params.id)
        const state = await fromStorage(rooms.replay(id, Date.parse(at)))
        if (!state) throw new Problem('not-yet-declared', 'The incident was declared later than that.')
        return { status: 200, body: asJson(id, state) }
      },
    }),
  ]
}
