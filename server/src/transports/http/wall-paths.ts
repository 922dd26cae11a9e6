import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { problemAnswer } from './answers.ts'

const id = z.string().meta({ description: 'Id or key of the incident.' })
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemAnswer } },
})
const problems = {
  401: problem('Not signed in.'),
  403: problem('May not see the incident.'),
  404: problem('No such incident.'),
  503: problem('It cannot be read just now.'),
}
const security = [{ token: [] }, { session: [] }]
const projection = z
  .looseObject({ id: z.string(), key: z.string(), title: z.string(), serverNow: z.number() })
  .meta({
    id: 'WallProjection',
    description: 'What a wall shows; made by the server with a fixed list of fields.',
  })

/** The wall's routes for the OpenAPI document; they stream, so they are no endpoints like the others. */
export const WALL_PATHS: ZodOpenApiPathsObject = {
  '/api/v1/incidents/{id}/wall': {
    get: {
      operationId: 'get-incidents-id-wall',
      summary: 'What a wall shows of the incident',
      tags: ['incidents'],
      security,
      requestParams: { path: z.object({ id }) },
      responses: {
        200: { description: 'Now.', content: { 'application/json': { schema: projection } } },
        ...problems,
      },
    },
  },
  '/api/v1/incidents/{id}/wall/stream': {
    get: {
      operationId: 'get-incidents-id-wall-stream',
      summary: 'The same as Server-Sent Events: `projection` at once and after each change, `beat` every 5 s',
      tags: ['incidents'],
      security,
      requestParams: { path: z.object({ id }) },
      responses: {
        200: { description: 'A stream.', content: { 'text/event-stream': { schema: z.string() } } },
        ...problems,
      },
    },
  },
}
