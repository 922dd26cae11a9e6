import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Device } from '../testing/device.ts'
import { alice, aRoom, bob, HeldPeer } from '../testing/room-fixture.ts'
import { readSaved } from '../testing/saved-message.ts'
import { say } from '../testing/say.ts'
import { editRuns } from './edit-runs.ts'
import { updateFrame } from './sync-frames.ts'

test('[RUN1] what one person types while a commit is under way is one row, and what two type is two', async () => {
  const room = await aRoom()
  const [a, b] = [await room.attach(new HeldPeer(alice)), await room.attach(new HeldPeer(bob))]
  const [alices, bobs] = [new Device(7), new Device(8)]
  const before = (await room.log.head(room.id)) ?? 0
  for (const letter of 'together') {
    alices.board.notes.insert(alices.board.notes.length, letter)
    bobs.board.impact.insert(0, letter)
    a.say(alices.frames()[0] ?? new Uint8Array())
    b.say(bobs.frames()[0] ?? new Uint8Array())
  }
  await room.settle()
  const rows = (await room.log.read(room.id, { after: before })).filter((row) => row.document === 'board')
  expect(rows.map((row) => row.personId)).toEqual([alice.personId, bob.personId])
  expect((await room.registry.state(room.id))?.board).toMatchObject({ notes: 'together', impact: 'rehtegot' })
  expect([readSaved(a.frames)?.frames, readSaved(b.frames)?.frames]).toEqual([8, 8])
})

test('[RUN2] what came before something that is refused is kept, what came after it is not', async () => {
  const room = await aRoom()
  const a = await room.attach(new HeldPeer(alice))
  const device = new Device(7)
  device.board.notes.insert(0, 'kept ')
  const [kept] = device.frames()
  const stranger = new Y.Doc()
  stranger.clientID = 1
  stranger.getText('notes').insert(0, 'forged')
  device.board.notes.insert(5, 'too late')
  const [late] = device.frames()
  await say(
    room,
    a,
    [kept, updateFrame(Y.encodeStateAsUpdate(stranger)), late].map((f) => f ?? new Uint8Array()),
  )
  expect(a.closedBecause).toBe('badMessage')
  expect((await room.registry.state(room.id))?.board.notes).toBe('kept ')
})

test('[RUN3] a handshake keeps its place among the edits of its connection', () => {
  const [a, b] = [new HeldPeer(alice), new HeldPeer(bob)]
  const edit = (peer: HeldPeer, frameNumber: number, fromHandshake = false) => ({
    peer,
    frameNumber,
    fromHandshake,
    update: new Uint8Array(),
    receivedAt: 0,
  })
  const runs = editRuns([edit(a, 1), edit(b, 1), edit(a, 2), edit(a, 3, true), edit(b, 2), edit(a, 4)])
  expect(runs.map(({ peer, edits }) => [peer.actor.name, edits.map((e) => e.frameNumber)])).toEqual([
    ['Alice', [1, 2]],
    ['Bob', [1, 2]],
    ['Alice', [3]],
    ['Alice', [4]],
  ])
})
