// Edits that somebody else had on their screen and that are gone after the server was killed, when nobody brings them back.
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { RawWriter } from '../raw-line.mjs'

export async function lostAfterKill(contestant, { times = 5, edits = 100, everyMs = 20 }) {
  let seen = 0
  let kept = 0
  for (let i = 0; i < times; i++) {
    const room = await contestant.newRoom()
    const writer = new RawWriter(contestant.openRaw(room), contestant.text)
    const reader = contestant.openRaw(room)
    await Promise.all([writer.line.synced, reader.synced])
    const screen = new Y.Doc()
    reader.onContent = (update) => Y.applyUpdate(screen, update)
    for (let n = 0; n < edits; n++) {
      writer.type(0)
      await wait(everyMs)
    }
    await contestant.stop('SIGKILL')
    seen += contestant.text(screen).length
    await contestant.start()
    const after = contestant.openRaw(room)
    const body = await after.synced
    const doc = new Y.Doc()
    // Some answer first, and read what they keep later.
    after.onContent = (update) => Y.applyUpdate(doc, update)
    await wait(1_000)
    for (const update of [...after.early, body]) Y.applyUpdate(doc, update)
    kept += Math.min(contestant.text(doc).length, contestant.text(screen).length)
    after.close()
  }
  return { lost: seen - kept, of: seen }
}
