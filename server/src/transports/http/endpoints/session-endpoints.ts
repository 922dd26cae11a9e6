import type { OpenSockets } from '../../../identity/open-sockets.ts'
import { sessionCookie } from '../../../identity/session-cookie.ts'
import type { Sessions } from '../../../identity/sessions.ts'
import type { Site } from '../../site.ts'
import { meAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'

interface SessionParts {
  readonly sessions: Sessions
  readonly openSockets: OpenSockets
  readonly site: Site
}

/** Who the caller is, and how they get out. */
export function sessionEndpoints({ sessions, openSockets, site }: SessionParts): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/api/v1/me',
      tag: 'access',
      summary: 'Who the caller is',
      access: 'caller',
      answers: { 200: { description: 'The caller.', body: meAnswer } },
      handle: async ({ caller }) => {
        const { personId, name, accountRole } = caller().actor
        return { status: 200, body: { id: personId, name, role: accountRole, personId, accountRole } }
      },
    }),
    endpoint({
      method: 'delete',
      path: '/api/v1/session',
      tag: 'access',
      summary: 'Sign out: ends the session and closes its sockets. A token stays as it is',
      access: 'caller',
      answers: { 204: { description: 'Signed out.' } },
      handle: async ({ caller }) => {
        const { by, sessionRef } = caller()
        if (by !== 'cookie' || sessionRef === null) return { status: 204 }
        await sessions.end(sessionRef)
        openSockets.end(sessionRef)
        const cookie = sessionCookie('', { secure: site.secure, maxAgeMs: 0 })
        return { status: 204, headers: { 'Set-Cookie': cookie } }
      },
    }),
  ]
}
