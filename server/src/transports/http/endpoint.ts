/**
 * One call of the API as a value: how it is reached, who may ask, what it takes and what it answers. Routing, permission,
 * parsing and the OpenAPI document all come from it, so that none can be forgotten.
 */
import type { PermissionAction } from '@warroom/shared/domain/permission.ts'
import { z } from 'zod'
import type { Caller } from '../../identity/authenticate.ts'
import { notSignedIn, Problem, type ProblemSlug } from './problem.ts'

/** `anyone` needs no credentials, `caller` any that hold; the rest is what `authorize` is asked. */
export type Access = 'anyone' | 'caller' | PermissionAction

export interface Answer {
  readonly status: number
  /** Left out for an answer without content; text is sent as it is, the rest as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** For what is not `application/json`. */
  readonly contentType?: string
}

interface Documented {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** As express and people write it: `/api/v1/incidents/:id`. */
  readonly path: string
  readonly tag: 'access' | 'people' | 'incidents' | 'runbooks' | 'settings' | 'operations'
  readonly summary: string
  readonly access: Access
  /** What it answers when all is well, by status. */
  readonly answers: Readonly<
    Record<number, { readonly description: string; readonly body?: z.core.$ZodType }>
  >
  /** Problems of its own, besides those every call can meet. */
  readonly problems?: readonly ProblemSlug[]
  readonly headers?: z.ZodObject
  /** Costs much, and can wait: not answered while the server is overloaded. */
  readonly canWait?: true
}

/** What reaches a handler: parsed, and the caller known. */
export interface Call<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly header: (name: string) => string | undefined
  /** Where the request came from, for rate limits. */
  readonly address: string
  /** Whether it came from this machine itself, and not through a proxy on it. */
  readonly fromThisMachine: boolean
  /** Throws the problem if nobody is signed in; never so where `access` asks for a caller. */
  readonly caller: () => Caller
}

export interface RawCall {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly header: (name: string) => string | undefined
  readonly address: string
  readonly fromThisMachine: boolean
  readonly caller: Caller | null
}

export interface Endpoint extends Documented {
  readonly params: z.ZodObject | null
  readonly query: z.ZodObject | null
  readonly body: z.ZodType | null
  readonly run: (raw: RawCall) => Promise<Answer>
}

const nothing = z.object({})
type Nothing = typeof nothing

export function endpoint<
  Params extends z.ZodObject = Nothing,
  Query extends z.ZodObject = Nothing,
  Body extends z.ZodType = Nothing,
>(
  definition: Documented & {
    readonly params?: Params
    readonly query?: Query
    readonly body?: Body
    readonly handle: (call: Call<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<Answer>
  },
): Endpoint {
  const { handle, params = null, query = null, body = null, ...documented } = definition
  return {
    ...documented,
    params,
    query,
    body,
    run: async (raw) =>
      handle({
        params: parse(definition.params ?? nothing, raw.params, 'path') as z.output<Params>,
        query: parse(definition.query ?? nothing, raw.query, 'query') as z.output<Query>,
        body: parse(definition.body ?? nothing, definition.body ? raw.body : {}, 'body') as z.output<Body>,
        header: raw.header,
        address: raw.address,
        fromThisMachine: raw.fromThisMachine,
        caller: () => {
          if (raw.caller) return raw.caller
          throw notSignedIn()
        },
      }),
  }
}

function parse(schema: z.ZodType, value: unknown, place: 'path' | 'query' | 'body'): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const errors = result.error.issues.slice(0, 20).map((issue) => ({
    path: [place, ...issue.path].map(String).join('.'),
    message: issue.message,
  }))
  const [first] = errors
  throw new Problem('invalid', first ? `${first.path}: ${first.message}.` : 'See errors.', { errors })
}
