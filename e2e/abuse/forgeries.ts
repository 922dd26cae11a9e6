import { step2Frame, updateFrame } from '@warroom/server/rooms/sync-frames.ts'
import * as Y from 'yjs'

/** Writes, deletes and claims, as edits and as answers to the handshake. */
export function forgeries(): readonly Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = 8_000
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getText('notes').insert(0, 'forged')
  doc.getMap('actions').set('a1', new Y.Map([['title', 'forged']]))
  doc.getMap('incident').set('severity', 'sev5')
  doc.getText('notes').delete(0, 3)
  return [...updates.map(updateFrame), ...updates.map(step2Frame), step2Frame(Y.encodeStateAsUpdate(doc))]
}
