import { DOCUMENT_NAMES, type DocumentName } from '@warroom/shared/document/document-name.ts'

/** What a socket was asked for, as its URL says. */
export type SocketTarget =
  | { readonly kind: 'commands'; readonly token: null }
  | {
      readonly kind: 'sync'
      readonly idOrKey: string
      readonly document: DocumentName
      readonly acks: boolean
      /** `?token=`, as browsers cannot send headers with a socket. */
      readonly token: string | null
    }

/** Providers may encode the slashes of a room's name; nothing else may be encoded, so that one path has one spelling. */
const SYNC_PATH = /^\/sync\/incidents(?:\/|%2F)([A-Za-z0-9-]{1,128})(?:\/|%2F)([a-z]+)$/

const isDocument = (name: string): name is DocumentName => DOCUMENT_NAMES.some((known) => known === name)

/** `null` for a path that is no socket's. */
export function socketTarget(url: string): SocketTarget | null {
  const [path = '', ...query] = url.split('?')
  if (path === '/socket.io/' || path === '/socket.io') return { kind: 'commands', token: null }
  const [, idOrKey = '', document = ''] = SYNC_PATH.exec(path) ?? []
  if (!isDocument(document)) return null
  const asked = new URLSearchParams(query.join('?'))
  return { kind: 'sync', idOrKey, document, acks: asked.get('acks') === '1', token: asked.get('token') }
}
