import { commandSchema } from '@warroom/shared/commands/command.ts'
import type { IncidentIndex } from '../../../ports/incident-index.ts'
import type { IncidentRooms } from '../../../rooms/incident-rooms.ts'
import { commandAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { fromStorage } from '../from-storage.ts'
import { refusalBody } from '../problem.ts'
import { findIncident, incidentParams } from './find-incident.ts'

interface CommandParts {
  readonly rooms: IncidentRooms
  readonly index: IncidentIndex
}

/** Whether a command is permitted is part of the room's decision. */
export function commandEndpoint({ rooms, index }: CommandParts): Endpoint {
  return endpoint({
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
      const { id } = await findIncident(index, params.id)
      const result = await fromStorage(rooms.command(id, body, caller().actor))
      if (result.ok) return { status: 200, body: { ok: true, seq: result.seq } }
      const problem = refusalBody(result.refusal)
      return { status: problem.status, body: problem, contentType: 'application/problem+json' }
    },
  })
}
