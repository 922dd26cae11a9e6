import { openBoard } from '@warroom/shared/document/board-document.ts'
import { Rng } from '@warroom/shared/testing/rng.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { alice, HeldPeer } from '../testing/room-fixture.ts'
import { DocumentLane } from './document-lane.ts'
import { readFrame, step2Frame } from './sync-frames.ts'

/** Somebody who comes with nothing, and does what a stock client does with each frame. */
function newcomer(lane: DocumentLane): Y.Doc {
  const peer = new HeldPeer(alice)
  lane.join(peer)
  lane.answerStep1(peer, Uint8Array.of(0))
  lane.leave(peer)
  const doc = new Y.Doc()
  for (const bytes of peer.frames) {
    const frame = readFrame(bytes)
    if (frame?.type === 'edit') Y.applyUpdate(doc, frame.update)
  }
  const last = readFrame(peer.frames.at(-1) ?? new Uint8Array())
  expect(last).toMatchObject({ type: 'edit', fromHandshake: true })
  return doc
}

test('[FULL1] whoever comes with nothing gets all of it, whatever was written and deleted since it was last encoded', () => {
  const rng = new Rng(11)
  const lane = new DocumentLane('board', new Y.Doc())
  const devices = [7, 8, 9].map((clientId) => {
    const doc = new Y.Doc()
    doc.clientID = clientId
    return { doc, notes: openBoard(doc).notes }
  })
  for (let i = 0; i < 2_000; i++) {
    const { doc, notes } = rng.pick(devices)
    if (rng.chance(0.3)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(lane.doc, Y.encodeStateVector(doc)))
    const words = 'x'.repeat(rng.chance(0.01) ? 30_000 : 1)
    if (notes.length > 0 && rng.chance(0.3)) notes.delete(rng.int(notes.length), 1)
    else notes.insert(rng.int(notes.length + 1), words)
    Y.applyUpdate(lane.doc, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(lane.doc)))
    if (!rng.chance(0.1)) continue
    const doc2 = newcomer(lane)
    expect(doc2.store.pendingStructs).toBeNull()
    expect(doc2.store.pendingDs).toBeNull()
    expect(openBoard(doc2).notes.toString()).toBe(openBoard(lane.doc).notes.toString())
    expect(Y.encodeStateVector(doc2)).toEqual(Y.encodeStateVector(lane.doc))
  }
})

test('[FULL2] a document that nobody changed is encoded once, however many come', () => {
  const lane = new DocumentLane('board', new Y.Doc())
  openBoard(lane.doc).notes.insert(0, 'words')
  const peers = [new HeldPeer(alice), new HeldPeer(alice)]
  for (const peer of peers) {
    lane.join(peer)
    lane.answerStep1(peer, Uint8Array.of(0))
  }
  const [first, second] = peers.map(({ frames }) => frames)
  expect(first).toEqual([step2Frame(Y.encodeStateAsUpdate(lane.doc))])
  expect(second?.[0]).toBe(first?.[0])
})
