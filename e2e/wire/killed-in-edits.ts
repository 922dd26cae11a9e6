/** A server is killed again and again while somebody writes; whatever it called saved must be there. */
import { Rng } from '@warroom/shared/testing/rng.ts'
import * as decoding from 'lib0/decoding'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { RunningServer } from './running-server.ts'
import { openStock, synced } from './stock-provider.ts'

/** Marks each edit, and remembers which the server called saved. */
export async function killedInEdits(server: RunningServer): Promise<void> {
  await server.start()
  const alice = await server.person('Alice')
  const id = await server.declare()
  const rng = new Rng(26)
  const saved = new Set<string>()
  const doc = new Y.Doc()
  let said: string[] = []
  let firstSaved: () => void = () => undefined
  const somethingSaved = new Promise<void>((resolve) => {
    firstSaved = resolve
  })
  const client = openStock(server, alice, id, { doc, params: { acks: '1' } })
  client.provider.maxBackoffTime = 200
  client.provider.messageHandlers[100] = (_encoder, decoder) => {
    decoding.readVarUint8Array(decoder)
    decoding.readVarUint(decoder)
    const frames = decoding.readVarUint(decoder)
    // The first frame with edits of a connection is the handshake, once there is something to say in it.
    for (const mark of said.slice(0, Math.max(0, frames - offset))) saved.add(mark)
    if (saved.size > 0) firstSaved()
  }
  let offset = 0
  client.provider.on('status', ({ status }) => {
    if (status !== 'connected') return
    said = []
    offset = doc.store.clients.size > 0 ? 1 : 0
  })
  await synced(client)
  offset = 0
  let marks = 0
  for (let round = 0; round < 6; round++) {
    const burst = 5 + rng.int(40)
    for (let i = 0; i < burst; i++) {
      const mark = `m${marks++};`
      said.push(mark)
      doc.getText('notes').insert(doc.getText('notes').length, mark)
      if (rng.chance(0.3)) await new Promise((resolve) => setImmediate(resolve))
    }
    // The first kill comes when the server has called something saved; the others whenever they come.
    if (round === 0) await somethingSaved
    await server.end('SIGKILL')
    await server.start()
    const { body } = await server.call<{ notes: string }>('GET', `/api/v1/incidents/${id}`)
    for (const mark of saved) expect(body.notes).toContain(mark)
    await synced(client)
  }
  // Nothing was lost from the author's screen either, and once: it all went in on return.
  const { body } = await waitForNotes(server, id, doc.getText('notes').toString())
  expect(body.notes).toBe(doc.getText('notes').toString())
  for (let n = 0; n < marks; n++) expect(body.notes.split(`m${n};`)).toHaveLength(2)
  expect(saved.size).toBeGreaterThan(0)
  client.destroy()
}

async function waitForNotes(
  server: RunningServer,
  id: string,
  wanted: string,
): Promise<{ body: { notes: string } }> {
  for (let i = 0; ; i++) {
    const answer = await server.call<{ notes: string }>('GET', `/api/v1/incidents/${id}`)
    if (answer.body.notes === wanted || i > 100) return answer
  }
}
