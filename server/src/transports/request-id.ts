/** One name for one request, in its answer and in the log, so that what somebody reports can be found. */
import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'

export const REQUEST_ID = 'X-Request-Id'

/** Letters that are safe in a header and in a log, and not so many that they fill it. */
const SAFE = /^[A-Za-z0-9_-]{8,64}$/

/** What a proxy in front already calls it, or a new name. */
export const requestIdFrom = (sent: unknown): string =>
  typeof sent === 'string' && SAFE.test(sent) ? sent : randomUUID()

/** First of all, so that every answer has it. */
export const namedRequest: RequestHandler = (request, response, next) => {
  response.set(REQUEST_ID, requestIdFrom(request.get(REQUEST_ID)))
  next()
}

export const requestIdOf = (response: Response): string => response.get(REQUEST_ID) ?? ''
