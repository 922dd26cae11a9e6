/**
 * Takes the secret of a set-up or invite link out of the address bar, so that it is in no history, screenshot or
 * `Referer`. The history entry keeps it, for a reload before the name is sent.
 */
export function takeLinkToken(): string | null {
  const token = decodeURIComponent(location.hash.slice(1))
  if (token !== '') {
    history.replaceState({ linkToken: token }, '', location.pathname)
    return token
  }
  const kept: unknown = history.state
  if (typeof kept !== 'object' || kept === null || !('linkToken' in kept)) return null
  return typeof kept.linkToken === 'string' ? kept.linkToken : null
}

/** Once it is used up. */
export const forgetLinkToken = (): void => history.replaceState(null, '', location.pathname)
