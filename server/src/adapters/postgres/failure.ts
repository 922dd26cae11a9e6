/** Words for what a database or the way to it did wrong. No word of it holds a password. */

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  ENOENT: 'there is no such socket',
  ENOTFOUND: 'the name of its host is unknown',
  EAI_AGAIN: 'the name of its host could not be looked up',
  EHOSTUNREACH: 'there is no way to its host',
  ENETUNREACH: 'there is no way to its network',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'the password is wrong',
  '28000': 'this person may not connect',
  '25006': 'it takes no writes; it may have become a standby',
  '3D000': 'there is no such database',
  '53300': 'it has no connection left to give',
  '57P03': 'it is starting up or shutting down',
}

/** What failed, as the end of a sentence. */
export function failureOf(error: unknown): string {
  // Each address of a name failed: Node puts them in one error that has no message.
  if (error instanceof AggregateError) return failureOf(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return WORDS[code] ?? error.message
}

/** An address people may see in a log or a terminal. */
export function withoutSecrets(url: string): string {
  const { protocol, username, host, pathname, searchParams } = new URL(url)
  const socket = searchParams.get('host')
  return `${protocol}//${username && `${username}@`}${host}${pathname}${socket ? `?host=${socket}` : ''}`
}
