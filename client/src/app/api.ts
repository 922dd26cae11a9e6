/** Calls to the server's REST API, answered with a value or with a sentence that can be shown as it is. */

export interface Problem {
  /** HTTP status; `null` when the server was not reached. */
  readonly status: number | null
  /** A whole sentence: what happened and what to do. */
  readonly sentence: string
  /** By field, for forms. */
  readonly fields: Readonly<Record<string, string>>
}
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

export interface Call<T> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Reads the answer's JSON; throws on what it does not understand. */
  readonly read: (json: unknown) => T
}

/** A server that is silent for this long counts as away. */
const PATIENCE_MS = 10_000

export async function callApi<T>(path: string, call: Call<T>): Promise<Answer<T>> {
  const { method = 'GET', body, headers, signal, read } = call
  const patience = AbortSignal.timeout(PATIENCE_MS)
  let response: Response
  let json: unknown
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body !== undefined && JSON_BODY), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    })
    json = response.status === 204 ? null : await response.json().catch(() => undefined)
  } catch {
    return failed({ status: null, sentence: UNREACHABLE, fields: {} })
  }
  if (!response.ok) return failed(problemOf(response.status, json))
  try {
    return { ok: true, value: read(json) }
  } catch {
    return failed({ status: response.status, sentence: NOT_UNDERSTOOD, fields: {} })
  }
}

const JSON_BODY = { 'content-type': 'application/json' }
const UNREACHABLE = 'The server cannot be reached. Check the connection and try again.'
const NOT_UNDERSTOOD = 'The server answered in a way this page does not understand. Reload the page.'

const failed = (problem: Problem) => ({ ok: false, problem }) as const

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** What a problem+json body says, or what its status means when there is none (a proxy's page, say). */
export function problemOf(status: number, body: unknown): Problem {
  const problem = isRecord(body) ? body : {}
  const fields: Record<string, string> = {}
  for (const error of Array.isArray(problem.errors) ? problem.errors : []) {
    if (!isRecord(error) || typeof error.message !== 'string') continue
    const path = Array.isArray(error.path) ? error.path.join('.') : String(error.path ?? '')
    fields[path.replace(/^[/#]+/, '')] ??= error.message
  }
  const said = [problem.detail, problem.title].find((text) => typeof text === 'string' && text !== '')
  return { status, sentence: typeof said === 'string' ? said : sentenceOf(status), fields }
}

function sentenceOf(status: number): string {
  if (status === 401) return 'You are not signed in.'
  if (status === 403) return 'You may not do this. Ask an admin.'
  if (status === 404) return 'That does not exist, or you have no access to it.'
  if (status === 429) return 'Too many tries. Wait a minute and try again.'
  if (status >= 500) return 'The server has a problem. Nothing was lost; try again in a moment.'
  return 'The server did not accept this.'
}
