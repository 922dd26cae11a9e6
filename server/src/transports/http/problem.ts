/** Everything that can go wrong over HTTP, as `application/problem+json` (RFC 9457) with types that stay. */
import { REFUSAL_STATUS, type Refusal, type RefusalCode } from '@warroom/shared/commands/refusal.ts'

/** Slug → status and title. */
export const PROBLEMS = {
  'malformed-request': [400, 'The request could not be read'],
  'malformed-json': [400, 'The body is not JSON'],
  'too-deep': [400, 'The body is nested too deeply'],
  'not-signed-in': [401, 'You are not signed in'],
  'bad-credentials': [401, 'These credentials do not hold'],
  forbidden: [403, 'You may not do this'],
  'foreign-origin': [403, 'Asked for by another site'],
  'foreign-host': [421, 'Not a name of this server'],
  'not-found': [404, 'Not found'],
  'not-yet-declared': [404, 'Not declared yet at that time'],
  'link-spent': [404, 'This link does not work any more'],
  'method-not-allowed': [405, 'Not a method of this resource'],
  'request-timeout': [408, 'The request took too long'],
  'changed-meanwhile': [409, 'Changed by somebody else meanwhile'],
  'too-many': [409, 'There are too many already'],
  'too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body must be JSON'],
  'expectation-failed': [417, 'Not an expectation of this server'],
  invalid: [422, 'The request does not say what is needed'],
  'idempotency-key-reused': [422, 'This Idempotency-Key was used for something else'],
  'too-many-requests': [429, 'Too many requests'],
  'headers-too-large': [431, 'The headers are too large'],
  internal: [500, 'Something went wrong here'],
  'storage-unavailable': [503, 'The server cannot save or read right now'],
  overloaded: [503, 'The server is overloaded'],
  stopping: [503, 'The server is stopping'],
} as const satisfies Record<string, readonly [number, string]>
export type ProblemSlug = keyof typeof PROBLEMS

export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
  readonly ok?: false
  readonly refusal?: Refusal
}

export const problemType = (slug: string): string => `urn:warroom:problem:${slug}`

/** Thrown anywhere while a request is answered; ends as the response. */
export class Problem extends Error {
  readonly body: ProblemBody
  readonly headers: Readonly<Record<string, string>>

  constructor(
    slug: ProblemSlug,
    detail: string,
    more: { errors?: ProblemBody['errors']; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail)
    const [status, title] = PROBLEMS[slug]
    const { errors, headers = {} } = more
    this.body = { type: problemType(slug), title, status, detail, ...(errors && { errors }) }
    this.headers = headers
  }
}

const ASK_FOR_TOKEN = { 'WWW-Authenticate': 'Bearer realm="warroom"' } as const

export const notSignedIn = (): Problem =>
  new Problem('not-signed-in', 'Sign in with an invitation link, or send a token.', {
    headers: ASK_FOR_TOKEN,
  })

export const badCredentials = (): Problem =>
  new Problem('bad-credentials', 'This token is unknown or was revoked.', { headers: ASK_FOR_TOKEN })

const kebab = (code: RefusalCode): string => code.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** A refused command: the refusal as such, for clients that know it, inside a problem for those that do not. */
export function refusalBody(refusal: Refusal): ProblemBody {
  return {
    type: problemType(kebab(refusal.code)),
    title: 'Refused',
    status: REFUSAL_STATUS[refusal.code],
    detail: refusal.message,
    ok: false,
    refusal,
  }
}
