import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { requestIdOf } from '../request-id.ts'
import { MAX_DEPTH } from './json-body.ts'
import { Problem, type ProblemBody } from './problem.ts'

export function sendProblem(
  response: Response,
  body: ProblemBody,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.status(body.status).set(headers)
  response.type('application/problem+json').send(JSON.stringify(body))
}

/** What is not part of the API. */
export const unknownResource: RequestHandler = (request) => {
  throw new Problem(
    'not-found',
    `There is nothing at ${request.originalUrl.replace(/\?.*$/s, '').slice(0, 200)}.`,
  )
}

/** The last word on every error: a problem, without stack or secret. What we did not expect is logged. */
export function errorAnswer(
  logger: Logger,
  onProblem: (problem: ProblemBody, method: string) => void,
): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      // Half an answer cannot be taken back; express cuts the connection.
      next(error)
      return
    }
    const requestId = requestIdOf(response)
    const problem = error instanceof Problem ? error : problemOf(error, requestId)
    onProblem(problem.body, request.method)
    if (problem.body.status >= 500) {
      const { method, path } = request
      logger.error({ err: error, requestId, method, path }, 'request failed')
    }
    // A page somebody opened is answered in words, an API call as JSON.
    if (!request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html') {
      const { status, detail } = problem.body
      response.status(status).set(problem.headers).type('text/plain')
      response.send(`${status} ${STATUS_CODES[status] ?? ''}\n${detail}\n`)
      return
    }
    sendProblem(response, problem.body, problem.headers)
  }
}

/** Errors of express and its body reader carry a status below 500 when the caller is to blame. */
function problemOf(error: unknown, requestId: string): Problem {
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown }
  if (type === 'entity.parse.failed') {
    return new Problem(
      'malformed-json',
      'The body could not be read as JSON. Check quotes, commas and encoding.',
    )
  }
  if (type === 'not.utf8') return new Problem('malformed-json', 'The body is not UTF-8.')
  if (type === 'too.deep') return new Problem('too-deep', `Nest at most ${MAX_DEPTH} levels.`)
  if (status === 413) return new Problem('too-large', 'The body is over 256 KiB.')
  if (status === 415)
    return new Problem('unsupported-media-type', 'Send UTF-8 JSON, plain or with gzip, deflate or br.')
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new Problem('malformed-request', 'The request could not be read. Check its path and headers.')
  }
  return new Problem(
    'internal',
    `This is our fault. Try again; if it stays, the server log says more under ${requestId}.`,
  )
}
