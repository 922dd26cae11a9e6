/** What a request must pass before anything is done for it: a name of ours, credentials that hold, our own page. */
import type { Request, RequestHandler, Response } from 'express'
import { isLoopback } from '../../config.ts'
import type { Authenticator, Caller } from '../../identity/authenticate.ts'
import type { Shedding } from '../shedding.ts'
import type { Site } from '../site.ts'
import { badCredentials, notSignedIn, Problem } from './problem.ts'
import type { RateLimits } from './rate-limits.ts'

export const knownHost =
  (site: Site): RequestHandler =>
  (request, _response, next) => {
    const { host } = request.headers
    if (site.allowsHost(host)) next()
    else if (host === undefined) next(new Problem('malformed-request', 'Send a Host header.'))
    else
      next(
        new Problem(
          'foreign-host',
          `This server answers as ${site.publicUrl}. Set PUBLIC_URL if that is wrong.`,
        ),
      )
  }

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What a browser says about the page behind a request: ours, another's, or nothing (then it is a program). */
function pageBehind(request: Request, site: Site): 'ours' | 'foreign' | 'unknown' {
  const { origin, 'sec-fetch-site': relation } = request.headers
  if (relation === 'same-origin' || (origin !== undefined && site.allowsOrigin(origin))) return 'ours'
  return origin === undefined && relation === undefined ? 'unknown' : 'foreign'
}

/**
 * A browser sends our cookie along when another site asks, too, so with a cookie only our own pages may change anything.
 * Without one (`signedIn: false`) a page of another site may still not sign its visitor in here.
 */
export function refuseForeignPage(request: Request, site: Site, { signedIn }: { signedIn: boolean }): void {
  if (SAFE.has(request.method)) return
  const page = pageBehind(request, site)
  if (page === 'ours' || (page === 'unknown' && !signedIn)) return
  throw new Problem(
    'foreign-origin',
    `Only pages of ${site.publicUrl} may do this. Programs send a token instead.`,
  )
}

export interface Door {
  readonly authenticator: Authenticator
  readonly site: Site
  readonly limits: RateLimits
  readonly shedding: Shedding
}

/** Who asks. A token that does not hold is refused even where none is needed: silence would hide a mistake. */
export async function callerOf(
  request: Request,
  { authenticator, site, limits }: Door,
): Promise<Caller | null> {
  const { authorization, cookie } = request.headers
  const found = await authenticator.caller({ authorization, cookie })
  if (found.kind === 'nothing') return withoutCaller(request, site)
  if (found.kind === 'invalid') {
    if (authorization === undefined) return withoutCaller(request, site)
    await limits.wrongSecret(addressOf(request))
    throw badCredentials()
  }
  if (found.caller.by === 'cookie') refuseForeignPage(request, site, { signedIn: true })
  return found.caller
}

function withoutCaller(request: Request, site: Site): null {
  refuseForeignPage(request, site, { signedIn: false })
  return null
}

export const addressOf = (request: Request): string => request.ip ?? request.socket.remoteAddress ?? 'unknown'

/**
 * A proxy on this machine passes strangers on from the loopback address, so its marks rule that out, and so does a name
 * that is not the loopback's.
 */
export function isFromThisMachine({ headers, socket }: Request): boolean {
  const passedOn = headers.forwarded ?? headers['x-forwarded-for'] ?? headers.via
  const name = (headers.host ?? '').replace(/:\d+$/, '')
  const remote = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  return passedOn === undefined && isLoopback(name) && isLoopback(remote)
}

/** For routers of their own: puts the actor where they look for it, or refuses. */
export const signedIn =
  (door: Door): RequestHandler =>
  async (request: Request, response: Response, next) => {
    const caller = await callerOf(request, door)
    if (!caller) throw notSignedIn()
    response.locals.actor = caller.actor
    response.locals.sessionRef = caller.sessionRef
    next()
  }
