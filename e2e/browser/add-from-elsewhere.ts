import { openBoard } from '@warroom/shared/document/board-document.ts'
import { addAction } from '@warroom/shared/document/board-edits.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { TestServer } from '../../server/src/testing/test-server.ts'

/** Many actions at once by a plain client, as an integration would; hundreds of lines are not typed into a browser. */
export async function addFromElsewhere(
  server: TestServer,
  incidentId: string,
  titles: readonly string[],
): Promise<void> {
  const { id, token } = await server.person('Import', 'responder')
  const doc = new Y.Doc()
  const board = openBoard(doc)
  const provider = new WebsocketProvider(
    `${server.url.replace('http', 'ws')}/sync`,
    `incidents/${incidentId}/board`,
    doc,
    { params: { token }, disableBc: true },
  )
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  const numbered = new Promise<void>((resolve) => {
    const look = () => {
      const all = [...board.actions.values()]
      if (all.length === titles.length && all.every((a) => a instanceof Y.Map && a.has('number'))) resolve()
    }
    doc.on('update', look)
  })
  doc.transact(() => {
    titles.forEach((title, i) => {
      const authorship = { id: `imported-${i}`, by: asPersonId(id), at: server.clock.now() }
      addAction(board, authorship, { title, order: `a${String(i).padStart(4, '0')}V` })
    })
  })
  await numbered
  provider.destroy()
  doc.destroy()
}
