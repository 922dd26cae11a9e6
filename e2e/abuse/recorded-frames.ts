/** What an ordinary client really says on the sync wire, and what nobody should. */
import { readFrame } from '@warroom/server/rooms/sync-frames.ts'
import { openBoard } from '@warroom/shared/document/board-document.ts'
import { addAction, addEvidence, proposeHypothesis } from '@warroom/shared/document/board-edits.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import * as Y from 'yjs'
import { openStock, synced, until } from '../wire/stock-provider.ts'
import { BINARY, TEXT } from './raw-line.ts'

/** Those the server has a handler for. */
export const HANDLED = ['step1', 'step2', 'update', 'awareness', 'queryAwareness'] as const
export type HandledKind = (typeof HANDLED)[number]
/** Those it must refuse, whatever they hold. */
export const REFUSED = ['auth', 'saved', 'unknown', 'unknownStep', 'empty', 'text'] as const
export type FrameName = HandledKind | (typeof REFUSED)[number]

export interface RecordedFrame {
  readonly name: FrameName
  readonly opcode: typeof TEXT | typeof BINARY
  readonly bytes: Uint8Array
}

/** As what the server would read it. */
export function handledAs(bytes: Uint8Array): HandledKind | null {
  const frame = readFrame(bytes)
  if (!frame) return null
  if (frame.type !== 'edit') return frame.type
  return frame.fromHandshake ? 'step2' : 'update'
}

const BY_HAND: readonly RecordedFrame[] = [
  // A stock client asks this only of its neighbour tabs.
  { name: 'queryAwareness', opcode: BINARY, bytes: Uint8Array.of(3) },
  // Of y-protocols: "permission denied", which only servers say.
  { name: 'auth', opcode: BINARY, bytes: Uint8Array.of(2, 0, 2, 110, 111) },
  { name: 'saved', opcode: BINARY, bytes: Uint8Array.of(100, 1, 0, 5, 9) },
  { name: 'unknown', opcode: BINARY, bytes: Uint8Array.of(9, 1, 2, 3) },
  { name: 'unknownStep', opcode: BINARY, bytes: Uint8Array.of(0, 3, 2, 0, 0) },
  { name: 'empty', opcode: BINARY, bytes: new Uint8Array() },
  { name: 'text', opcode: TEXT, bytes: new TextEncoder().encode('4294967296') },
]

/** Records a stock client that joins, writes, moves its cursor, and comes back with what it wrote offline. */
export async function recordFrames(
  server: { readonly syncBase: string },
  member: { readonly id: string; readonly token: string },
  incidentId: string,
): Promise<readonly RecordedFrame[]> {
  const recorded: RecordedFrame[] = [...BY_HAND]
  class RecordingSocket extends WebSocket {
    override send(data: string | BufferSource | Blob): void {
      super.send(data)
      if (!(data instanceof Uint8Array)) return
      const bytes = Uint8Array.from(data)
      const name = handledAs(bytes)
      if (name) recorded.push({ name, opcode: BINARY, bytes })
    }
  }
  const doc = new Y.Doc()
  doc.clientID = 700
  const client = openStock(server, member, incidentId, { doc, webSocket: RecordingSocket })
  await synced(client)
  const board = openBoard(doc)
  const by = asPersonId(member.id)
  proposeHypothesis(board, { id: 'h1', by, at: 1 }, { statement: 'Bad deploy 😀', order: 'a0' })
  addEvidence(board, { id: 'e1', by, at: 1 }, { hypothesisId: 'h1', stance: 'for', text: 'graph', link: '' })
  addAction(board, { id: 'a1', by, at: 1 }, { title: 'Roll back', order: 'a0' })
  board.notes.insert(0, 'some words to be cut')
  board.notes.delete(3, 6)
  board.actions.set('plain', { deep: [1, 'two', { three: 3 }] })
  client.provider.awareness.setLocalState({ cursor: { anchor: 1, head: 2 } })
  client.provider.disconnect()
  board.notes.insert(0, 'written offline ')
  client.provider.connect()
  const reader = openStock(server, member, incidentId)
  await until(reader.doc, () => reader.doc.getText('notes').toString().startsWith('written offline'))
  reader.destroy()
  client.destroy()
  return recorded
}
