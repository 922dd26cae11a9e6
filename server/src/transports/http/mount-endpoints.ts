import { authorize } from '@warroom/shared/domain/permission.ts'
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express'
import type { Caller } from '../../identity/authenticate.ts'
import type { Access, Endpoint } from './endpoint.ts'
import { jsonBody } from './json-body.ts'
import { notSignedIn, Problem } from './problem.ts'
import { addressOf, callerOf, type Door, isFromThisMachine } from './request-guards.ts'

/** Makes every endpoint reachable, and answers other methods of the same paths. */
export function mountEndpoints(app: Express, endpoints: readonly Endpoint[], door: Door): void {
  for (const endpoint of endpoints) {
    app[endpoint.method](endpoint.path, admit(endpoint, door), body(endpoint), answer(endpoint))
  }
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    const methods = endpoints.filter((e) => e.path === path).map((e) => e.method.toUpperCase())
    app.all(path, otherMethods(methods.includes('GET') ? ['HEAD', ...methods] : methods))
  }
}

/** Who asks and whether they may, before a byte of the body is read. */
const admit =
  (endpoint: Endpoint, door: Door) => async (request: Request, response: Response, next: NextFunction) => {
    const caller = await callerOf(request, door)
    response.locals.caller = caller
    permit(endpoint.access, caller)
    if (endpoint.canWait) door.shedding.reading()
    if (caller && endpoint.method !== 'get') await door.limits.write(caller)
    next()
  }

function permit(access: Access, caller: Caller | null): void {
  if (access === 'anyone') return
  if (!caller) throw notSignedIn()
  if (access === 'caller') return
  const permission = authorize(caller.actor, access, { kind: 'workspace' })
  if (!permission.allowed) throw new Problem('forbidden', permission.why)
}

const pass: RequestHandler = (_request, _response, next) => next()
const body = (endpoint: Endpoint): RequestHandler => (endpoint.body ? jsonBody : pass)

const answer = (endpoint: Endpoint) => async (request: Request, response: Response) => {
  const caller = (response.locals.caller ?? null) as Caller | null
  const result = await endpoint.run({
    params: request.params,
    query: tidyQuery(request.query),
    body: request.body,
    header: (name) => request.get(name),
    address: addressOf(request),
    fromThisMachine: isFromThisMachine(request),
    caller,
  })
  response.status(result.status).set(result.headers ?? {})
  if (result.body === undefined) response.end()
  else {
    const text = typeof result.body === 'string' ? result.body : JSON.stringify(result.body)
    response.type(result.contentType ?? 'application/json').send(text)
  }
}

/** `?status=` says nothing, and `?status=a&status=b` is a list like `?status=a,b`. */
function tidyQuery(query: Request['query']): Record<string, unknown> {
  const named = Object.entries(query).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.filter((one) => one !== '').join(',') : value,
  ])
  return Object.fromEntries(named.filter(([, value]) => value !== ''))
}

/** Says which methods there are; the last handler of a path. */
export const otherMethods =
  (methods: readonly string[]): RequestHandler =>
  (request, response) => {
    const allow = [...methods, 'OPTIONS'].join(', ')
    if (request.method === 'OPTIONS') {
      response.set('Allow', allow).status(204).end()
      return
    }
    throw new Problem('method-not-allowed', `Use ${allow}.`, { headers: { Allow: allow } })
  }
