import { INCIDENT_STATUSES, isOpen } from '@warroom/shared/domain/incident-status.ts'
import { listQuerySchema } from '@warroom/shared/protocol/http-bodies.ts'
import type { IncidentIndex, IncidentQuery } from '../../../ports/incident-index.ts'
import type { Site } from '../../site.ts'
import { incidentListAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { fromStorage } from '../from-storage.ts'

const OPEN_STATUSES = INCIDENT_STATUSES.filter(isOpen)

export function incidentListEndpoint({ index, site }: { index: IncidentIndex; site: Site }): Endpoint {
  return endpoint({
    method: 'get',
    path: '/api/v1/incidents',
    tag: 'incidents',
    summary: 'List and search incidents, newest declaration first',
    access: 'incident:list',
    query: listQuerySchema,
    answers: { 200: { description: 'A page; go on with `nextCursor`.', body: incidentListAnswer } },
    handle: async ({ query: { status, severity, q, cursor, limit } }) => {
      const statuses = status === 'open' ? OPEN_STATUSES : status
      const asked: IncidentQuery = {
        limit,
        ...(statuses && { statuses }),
        ...(severity && { severities: severity }),
        ...(q && { text: q }),
        ...(cursor && { cursor }),
      }
      const page = await fromStorage(index.list(asked))
      const incidents = page.incidents.map((summary) => ({ ...summary, url: site.incidentUrl(summary.id) }))
      return { status: 200, body: { incidents, nextCursor: page.nextCursor } }
    },
  })
}
