import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Device } from '../testing/device.ts'
import { alice, aRoom, bob, HeldPeer } from '../testing/room-fixture.ts'
import { say } from '../testing/say.ts'
import { DocumentWeight } from './document-weight.ts'

test('[LIVE27] what is deleted and overwritten again and again does not fill a document', () => {
  const doc = new Y.Doc()
  const weight = new DocumentWeight(0, 10_000)
  doc.on('update', (update: Uint8Array) => weight.add(update))
  for (let i = 0; i < 2_000; i++) {
    doc.getMap('fields').set('title', `value ${i}`)
    expect(weight.isFull(doc)).toBe(false)
  }
})

test('[LIVE27] a document that is full takes no additions, in words that say so, and is emptied by deleting', async () => {
  const room = await aRoom()
  const [a, b] = [await room.attach(new HeldPeer(alice)), await room.attach(new HeldPeer(bob))]
  const device = new Device(7)
  let pastes = 0
  for (; a.closedBecause === null && pastes < 100; pastes++) {
    device.board.notes.insert(0, 'x'.repeat(250_000))
    await say(room, a, device.frames())
    // As fast as anybody may.
    room.clock.advance(1_000)
  }
  expect(a.closedBecause).toBe('tooBig')
  expect(b.closedBecause).toBeNull()
  expect(pastes * 250_000).toBeGreaterThan(15_000_000)
  const deleting = new Device(8)
  const state = await room.registry.state(room.id)
  const length = state?.board.notes.length ?? 0
  const rows = await room.log.read(room.id, { after: 0, document: 'board' })
  for (const row of rows) Y.applyUpdate(deleting.doc, row.update)
  deleting.updates = []
  deleting.board.notes.delete(0, length)
  await say(room, b, deleting.frames())
  expect((await room.registry.state(room.id))?.board.notes).toBe('')
  deleting.board.notes.insert(0, 'room again')
  await say(room, b, deleting.frames())
  expect(b.closedBecause).toBeNull()
  expect((await room.registry.state(room.id))?.board.notes).toBe('room again')
})
