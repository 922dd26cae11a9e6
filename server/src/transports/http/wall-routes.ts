/** What a wall reads: `GET /:id/wall` once, `GET /:id/wall/stream` as Server-Sent Events. `id` may be the key. */
import { type Actor, AUTOMATION } from '@warroom/shared/domain/actor.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import { type Request, type Response, Router } from 'express'
import type { SocketCloser } from '../../identity/open-sockets.ts'
import type { IncidentIndex } from '../../ports/incident-index.ts'
import { otherMethods } from './mount-endpoints.ts'
import { notSignedIn, Problem } from './problem.ts'
import { sendProblem } from './send-problem.ts'
import type { WallFeedParts } from './wall-feed.ts'
import { WallFeeds } from './wall-feeds.ts'
import { WallStream } from './wall-stream.ts'

export interface WallParts extends WallFeedParts {
  readonly index: Pick<IncidentIndex, 'find'>
}

/** To be mounted under `/api/v1/incidents`, behind what sets `actor` and `sessionRef` in `response.locals`. */
export interface WallRouter extends Router, SocketCloser {
  /** Ends every open stream; walls come back to whoever answers next. */
  closeStreams(): void
  /** How many walls are connected now. */
  openStreams(): number
}

/** A stream ends after this long and the wall opens the next: so one whose sign-in merely ran out stops within it. */
export const STREAM_LIFETIME_MS = 10 * 60_000
/** More walls than any workspace has rooms; beyond it a wall is asked to come back later. */
export const MOST_STREAMS = 500
/** One account may hang walls in every room of a building; a loop that opens streams takes nobody else's place. */
export const MOST_STREAMS_PER_PERSON = 40
const ID_CHARACTERS = 128

function refuse(response: Response, { body, headers }: Problem): void {
  sendProblem(response, body, headers)
}

interface Reader {
  readonly personId: string
  readonly sessionRef: string | null
}

const tooManyWalls = (): Problem =>
  new Problem('too-many-requests', `You have ${MOST_STREAMS_PER_PERSON} walls open. Close some.`, {
    headers: { 'Retry-After': '5' },
  })

const noIncident = (): Problem => new Problem('not-found', 'There is no such incident.')

function unavailable(response: Response): void {
  const words = 'The incident cannot be read just now. Try again.'
  refuse(response, new Problem('storage-unavailable', words, { headers: { 'Retry-After': '5' } }))
}

/** The incident this request may see; answers the request itself when there is none. */
async function admit(
  index: WallParts['index'],
  request: Request,
  response: Response,
): Promise<IncidentSummary | null> {
  response.set('cache-control', 'no-store, no-transform')
  const actor = response.locals.actor as Actor | undefined
  if (!actor) {
    refuse(response, notSignedIn())
    return null
  }
  const permission = authorize(actor, 'incident:read', { kind: 'incident' })
  if (!permission.allowed) {
    refuse(response, new Problem('forbidden', permission.why))
    return null
  }
  const { id } = request.params
  const incident = typeof id === 'string' && id.length <= ID_CHARACTERS ? await index.find(id) : null
  if (!incident) refuse(response, noIncident())
  return incident
}

export function wallRoutes(parts: WallParts): WallRouter {
  const feeds = new WallFeeds(parts)
  /** Of each open stream, with whose it is and what they signed in with. */
  const closers = new Map<() => void, Reader>()

  const hasTooMany = ({ personId }: Actor): boolean =>
    personId !== AUTOMATION.personId &&
    [...closers.values()].filter((reader) => reader.personId === personId).length >= MOST_STREAMS_PER_PERSON

  function stream(incident: IncidentSummary, request: Request, response: Response): void {
    // A proxy that gathers bytes would turn a live wall into one that lags.
    response.set({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
    response.flushHeaders()
    request.socket.setNoDelay(true)
    const viewer = new WallStream(response, parts.scheduler)
    const leave = feeds.watch(incident.id, viewer)
    const cancelEnd = parts.scheduler.after(STREAM_LIFETIME_MS, () => viewer.end())
    const close = (): void => viewer.end()
    const { actor, sessionRef } = response.locals as { actor: Actor; sessionRef?: string | null }
    closers.set(close, { personId: actor.personId, sessionRef: sessionRef ?? null })
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
      const incident = await admit(parts.index, request, response)
      if (!incident) return
      const projection = await feeds.current(incident.id)
      if (projection) response.json(projection)
      else refuse(response, noIncident())
    } catch (error) {
      parts.onFault?.(error)
      unavailable(response)
    }
  })
  router.get('/:id/wall/stream', async (request, response) => {
    try {
      const incident = await admit(parts.index, request, response)
      if (!incident) return
      if (closers.size >= MOST_STREAMS) unavailable(response)
      else if (hasTooMany(response.locals.actor as Actor)) refuse(response, tooManyWalls())
      else if (request.method === 'HEAD') response.type('text/event-stream').end()
      else if (!response.closed) stream(incident, request, response)
    } catch (error) {
      parts.onFault?.(error)
      if (!response.headersSent) unavailable(response)
      else response.destroy()
    }
  })
  for (const path of ['/:id/wall', '/:id/wall/stream']) router.all(path, otherMethods(['HEAD', 'GET']))
  return Object.assign(router, {
    endSessions: (isOver: (sessionRef: string) => boolean) => {
      for (const [close, { sessionRef }] of closers) if (sessionRef !== null && isOver(sessionRef)) close()
    },
    closeStreams: () => {
      for (const close of [...closers.keys()]) close()
    },
    openStreams: () => closers.size,
  })
}
