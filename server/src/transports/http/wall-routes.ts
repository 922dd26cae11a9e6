/** What a wall reads: `GET /:id/wall` once, `GET /:id/wall/stream` as Server-Sent Events. `id` may be the key. */
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import { type Request, type Response, Router } from 'express'
import type { IncidentIndex } from '../../ports/incident-index.ts'
import type { WallFeedParts } from './wall-feed.ts'
import { WallFeeds } from './wall-feeds.ts'
import { WallStream } from './wall-stream.ts'

export interface WallParts extends WallFeedParts {
  readonly index: Pick<IncidentIndex, 'find'>
}

/** To be mounted under `/api/v1/incidents`, behind what sets `response.locals.actor`. */
export interface WallRouter extends Router {
  /** Ends every open stream; walls come back to whoever answers next. */
  closeStreams(): void
  /** How many walls are connected now. */
  openStreams(): number
}

/** A stream ends after this long and the wall opens the next: so a session that ended stops seeing within it. */
export const STREAM_LIFETIME_MS = 10 * 60_000
/** More walls than any workspace has rooms; beyond it a wall is asked to come back later. */
export const MOST_STREAMS = 500
const ID_CHARACTERS = 128

function problem(response: Response, status: number, code: string, title: string, detail: string): void {
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: `urn:warroom:problem:${code}`, title, status, detail }))
}

const unavailable = (response: Response): void => {
  response.set('retry-after', '5')
  problem(response, 503, 'unavailable', 'Not now', 'The incident cannot be read just now. Try again.')
}

export function wallRoutes(parts: WallParts): WallRouter {
  const feeds = new WallFeeds(parts)
  const closers = new Set<() => void>()

  /** The incident this request may see; answers the request itself when there is none. */
  async function admitted(request: Request, response: Response): Promise<IncidentSummary | null> {
    response.set('cache-control', 'no-store, no-transform')
    const actor = response.locals.actor as Actor | undefined
    if (!actor) {
      problem(response, 401, 'unauthenticated', 'Not signed in', 'Sign in to see this incident.')
      return null
    }
    const permission = authorize(actor, 'incident:read', { kind: 'incident' })
    if (!permission.allowed) {
      problem(response, 403, 'forbidden', 'Not allowed', permission.why)
      return null
    }
    const { id } = request.params
    const incident = typeof id === 'string' && id.length <= ID_CHARACTERS ? await parts.index.find(id) : null
    if (!incident) problem(response, 404, 'notFound', 'Unknown incident', 'There is no such incident.')
    return incident
  }

  function stream(incident: IncidentSummary, request: Request, response: Response): void {
    // A proxy that gathers bytes would turn a live wall into one that lags.
    response.set({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
    response.flushHeaders()
    request.socket.setNoDelay(true)
    const viewer = new WallStream(response, parts.scheduler)
    const leave = feeds.watch(incident.id, viewer)
    const cancelEnd = parts.scheduler.after(STREAM_LIFETIME_MS, () => viewer.end())
    const close = (): void => viewer.end()
    closers.add(close)
    response.on('close', () => {
      cancelEnd()
      leave()
      viewer.dispose()
      closers.delete(close)
    })
  }

  const router = Router()
  router.get('/:id/wall', async (request, response) => {
    try {
      const incident = await admitted(request, response)
      if (!incident) return
      const projection = await feeds.current(incident.id)
      if (projection) response.json(projection)
      else problem(response, 404, 'notFound', 'Unknown incident', 'There is no such incident.')
    } catch (error) {
      parts.onFault?.(error)
      unavailable(response)
    }
  })
  router.get('/:id/wall/stream', async (request, response) => {
    try {
      const incident = await admitted(request, response)
      if (!incident) return
      if (closers.size >= MOST_STREAMS) unavailable(response)
      else if (request.method === 'HEAD') response.type('text/event-stream').end()
      else if (!response.closed) stream(incident, request, response)
    } catch (error) {
      parts.onFault?.(error)
      if (!response.headersSent) unavailable(response)
      else response.destroy()
    }
  })
  return Object.assign(router, {
    closeStreams: () => {
      for (const close of [...closers]) close()
    },
    openStreams: () => closers.size,
  })
}
