/** The cookie that carries a session's secret. */

/** `__Host-` makes browsers insist on https, on this host alone; plain http is for a laptop's loopback only. */
export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-wr' : 'wr')

/** Value of `Set-Cookie` that starts a session, or ends it with an empty secret. */
export function sessionCookie(secret: string, { secure, maxAgeMs }: { secure: boolean; maxAgeMs: number }) {
  const attributes = [
    `${sessionCookieName(secure)}=${secret}`,
    'Path=/',
    `Max-Age=${Math.floor(maxAgeMs / 1000)}`,
    'HttpOnly',
    'SameSite=Lax',
  ]
  return (secure ? [...attributes, 'Secure'] : attributes).join('; ')
}

/** The session's secret out of a `Cookie` header, or `null`. The first of two wins, as browsers send the closer first. */
export function readSessionCookie(header: string | undefined, secure: boolean): string | null {
  const name = sessionCookieName(secure)
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null
  }
  return null
}
