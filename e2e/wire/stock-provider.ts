/** The y-websocket provider as its users have it: nothing of ours in it. */
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Member, RunningServer } from './running-server.ts'

export interface StockClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  destroy(): void
}

export function openStock(
  server: Pick<RunningServer, 'syncBase'>,
  member: Pick<Member, 'token'>,
  incidentId: string,
  {
    document = 'board',
    doc = new Y.Doc(),
    params = {},
    disableBc = true,
    webSocket = WebSocket,
  }: {
    disableBc?: boolean
    webSocket?: typeof WebSocket
    document?: string
    doc?: Y.Doc
    params?: Record<string, string>
  } = {},
): StockClient {
  const provider = new WebsocketProvider(server.syncBase, `incidents/${incidentId}/${document}`, doc, {
    params: { token: member.token, ...params },
    disableBc,
    WebSocketPolyfill: webSocket,
  })
  return {
    doc,
    provider,
    destroy: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

export const synced = (client: StockClient): Promise<void> =>
  new Promise((resolve) => {
    if (client.provider.synced) resolve()
    else client.provider.once('sync', () => resolve())
  })

/** Resolves as soon as the condition holds, looking again after every change of the document. */
export const until = (doc: Y.Doc, holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!holds()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
