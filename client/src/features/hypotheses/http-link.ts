/** A link as people write it → an address that may be followed, or `null`: never a script, a file or a mail. */
export function httpLink(written: string): URL | null {
  const text = written.trim()
  if (text === '') return null
  // "grafana.example.com/d/7" is what people copy; "javascript:…" has a scheme of its own.
  const candidate = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text) ? text : `https://${text}`
  const url = URL.parse(candidate)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || !url.hostname.includes('.')) {
    return url?.hostname === 'localhost' && url.protocol.startsWith('http') ? url : null
  }
  return url
}

/** What a link is called beside a piece of evidence: where it leads, without the noise. */
export const linkName = (url: URL): string => {
  const path = url.pathname === '/' ? '' : url.pathname
  const name = `${url.host}${path}`
  return name.length > 48 ? `${name.slice(0, 47)}…` : name
}
