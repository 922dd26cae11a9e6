/** Puts the HTTP side together: guards first, then the API, then pages, and one place where every error ends. */
import express, { type Express, type RequestHandler, type Router } from 'express'
import type { Logger } from 'pino'
import { namedRequest } from '../request-id.ts'
import { clientPages } from './client-pages.ts'
import type { Endpoint } from './endpoint.ts'
import type { Metrics } from './metrics.ts'
import { mountEndpoints } from './mount-endpoints.ts'
import { type Door, knownHost, signedIn } from './request-guards.ts'
import { securityHeaders } from './security-headers.ts'
import { errorAnswer, unknownResource } from './send-problem.ts'

interface HttpParts {
  readonly endpoints: readonly Endpoint[]
  readonly door: Door
  /** Routes of the wall, which stream. */
  readonly wall: Router
  readonly metrics: Metrics
  /** Where the built client lies. */
  readonly clientDirectory: string
  readonly trustProxy: false | number | string
  readonly logger: Logger
}

export function createHttpApp(parts: HttpParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.enable('case sensitive routing')
  app.enable('strict routing')
  app.set('query parser', 'simple')
  app.set('trust proxy', parts.trustProxy)

  app.use(namedRequest, parts.metrics.timed, ...securityHeaders(parts.door.site), knownHost(parts.door.site))
  mountEndpoints(app, parts.endpoints, parts.door)
  app.use('/api/v1/incidents', signedIn(parts.door), unlessOverloaded(parts.door), parts.wall)
  app.use(['/api', '/sync', '/socket.io'], unknownResource)
  app.use(clientPages(parts.clientDirectory))
  app.use(unknownResource)
  app.use(errorAnswer(parts.logger, (problem, method) => parts.metrics.refusals.count(problem, method)))
  return app
}

/** Walls come back by themselves; whoever works on an incident is not held up by those who watch. */
const unlessOverloaded =
  ({ shedding }: Door): RequestHandler =>
  (_request, _response, next) => {
    shedding.reading()
    next()
  }
