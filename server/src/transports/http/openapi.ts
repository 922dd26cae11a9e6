/** The OpenAPI 3.1 document, made of the endpoints themselves. */
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { problemAnswer } from './answers.ts'
import type { Endpoint } from './endpoint.ts'
import { PROBLEMS, type ProblemSlug, problemType } from './problem.ts'

/** `/people/:personId` → `/people/{personId}` */
const template = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

export function openApiDocument(
  endpoints: readonly Endpoint[],
  { serverUrl, others }: { serverUrl: string; others: ZodOpenApiPathsObject },
) {
  const paths: ZodOpenApiPathsObject = {}
  for (const endpoint of endpoints) {
    const path = template(endpoint.path)
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Warroom',
      version: '1',
      description:
        'Run an incident together. Errors are `application/problem+json` with a `type` that stays. ' +
        'Documents sync over `/sync`, presence over Socket.IO; both take the same tokens.',
    },
    servers: [{ url: serverUrl }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token, or WARROOM_ADMIN_TOKEN.' },
        session: { type: 'apiKey', in: 'cookie', name: 'wr', description: '`__Host-wr` over https.' },
      },
    },
    paths: { ...paths, ...others },
  })
}

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { params, query, body, headers, access } = endpoint
  const responses: ZodOpenApiOperationObject['responses'] = {}
  for (const [status, answer] of Object.entries(endpoint.answers)) {
    responses[status as `${1 | 2 | 3 | 4 | 5}${string}`] = {
      description: answer.description,
      ...(answer.body && { content: { [contentType(endpoint)]: { schema: answer.body } } }),
    }
  }
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    tags: [endpoint.tag],
    security: access === 'anyone' ? [] : [{ token: [] }, { session: [] }],
    requestParams: {
      ...(params && { path: params }),
      ...(query && { query }),
      ...(headers && { header: headers }),
    },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { ...responses, ...problemResponses(problemsOf(endpoint)) },
  }
}

const contentType = ({ path }: Endpoint): string => (path === '/metrics' ? 'text/plain' : 'application/json')

const operationId = ({ method, path }: Endpoint): string =>
  [method, ...path.replace('/api/v1', '').split(/[/:.]+/)].filter(Boolean).join('-')

/** What every call of its kind can meet, and what only this one can. */
function problemsOf({ access, method, params, query, body, problems = [] }: Endpoint): ProblemSlug[] {
  const met: ProblemSlug[] = ['foreign-host', 'internal', ...problems]
  if (access !== 'anyone') met.push('not-signed-in', 'bad-credentials')
  if (access !== 'anyone' && access !== 'caller') met.push('forbidden')
  if (method !== 'get') met.push('foreign-origin', 'too-many-requests')
  if (body) met.push('malformed-json', 'too-deep', 'too-large', 'unsupported-media-type')
  if (body || params || query) met.push('invalid')
  return met
}

function problemResponses(slugs: readonly ProblemSlug[]): ZodOpenApiOperationObject['responses'] {
  const byStatus = Map.groupBy(new Set(slugs), (slug) => PROBLEMS[slug][0])
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      {
        description: group.map((slug) => `${PROBLEMS[slug][1]} (\`${problemType(slug)}\`).`).join(' '),
        content: { 'application/problem+json': { schema: problemAnswer } },
      },
    ]),
  )
}
