import { openBoard } from '@warroom/shared/document/board-document.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Device } from '../testing/device.ts'
import { alice, aRoom, bob, HeldPeer, type RoomFixture } from '../testing/room-fixture.ts'
import { say } from '../testing/say.ts'
import { readFrame, step1Frame } from './sync-frames.ts'

const NOTHING = step1Frame(Uint8Array.of(0))

/** A room that was used, and unloaded: with a checkpoint, and rows after it. */
async function storedRoom(): Promise<RoomFixture> {
  const room = await aRoom(undefined, { pauseFromBytes: 0 })
  const device = new Device(7)
  const write = async (from: number, to: number) => {
    const a = await room.attach(new HeldPeer(alice))
    for (let i = from; i < to; i++) {
      device.board.notes.insert(0, `${i} `)
      await say(room, a, device.frames())
    }
    a.seat?.leave()
    room.clock.advance(5 * 60_000)
    await room.settle()
    expect(room.registry.loaded).toBe(0)
  }
  await write(0, 60)
  await write(60, 70)
  expect(await room.log.checkpoint(room.id, 'board')).not.toBeNull()
  return room
}

/** What somebody holds who has applied all frames. */
function heldBy(peer: HeldPeer): string {
  const doc = new Y.Doc()
  for (const bytes of peer.frames) {
    const frame = readFrame(bytes)
    if (frame?.type === 'edit') Y.applyUpdate(doc, frame.update)
  }
  return openBoard(doc).notes.toString()
}

const greeted = (peer: HeldPeer) => peer.frames.some((frame) => readFrame(frame)?.type === 'step1')

test('[EARLY1] who comes with nothing is sent what is stored before the room is built, and news after', async () => {
  const room = await storedRoom()
  const a = await room.attach(new HeldPeer(alice))
  await say(room, a, [NOTHING])
  expect(heldBy(a)).toMatch(/^69 68 .* 1 0 $/)
  expect(greeted(a)).toBe(false)
  const b = await room.attach(new HeldPeer(bob))
  await say(room, b, [NOTHING])
  expect(b.frames[0]).toBe(a.frames[0])
  room.clock.advance(20)
  await room.settle()
  expect([greeted(a), greeted(b)]).toEqual([true, true])
  const device = new Device(9)
  device.board.notes.insert(0, 'news ')
  await say(room, b, device.frames())
  expect(heldBy(a)).toContain('news ')
  expect(heldBy(b)).toBe(heldBy(a))
})

test('[EARLY2] whoever writes, knows something already, or asks for the state ends the pause', async () => {
  const device = new Device(9)
  device.board.notes.insert(0, 'at once ')
  const needs: ((room: RoomFixture, peer: HeldPeer) => Promise<unknown>)[] = [
    (room, peer) => say(room, peer, device.frames()),
    (room, peer) => say(room, peer, [step1Frame(Y.encodeStateVector(device.doc))]),
    (room) => room.registry.state(room.id),
  ]
  for (const need of needs) {
    const room = await storedRoom()
    const reader = await room.attach(new HeldPeer(alice))
    await say(room, reader, [NOTHING])
    const other = await room.attach(new HeldPeer(bob))
    expect(greeted(reader)).toBe(false)
    await need(room, other)
    await room.settle()
    expect([greeted(reader), greeted(other)]).toEqual([true, true])
  }
})

test('[EARLY3] the pause ends though newcomers never cease to come', async () => {
  const room = await storedRoom()
  const first = await room.attach(new HeldPeer(alice))
  for (let i = 0; i < 60; i++) {
    const next = await room.attach(new HeldPeer(bob, { connectionId: `bob-${i}` }))
    next.say(NOTHING)
    room.clock.advance(10)
  }
  await room.settle()
  expect(greeted(first)).toBe(true)
})

test('[EARLY4] who leaves in the pause is not there when the room is open, and who floods it is cut off', async () => {
  const room = await storedRoom()
  const a = await room.attach(new HeldPeer(alice))
  const b = await room.attach(new HeldPeer(bob))
  for (let i = 0; i < 65; i++) b.say(Uint8Array.of(3))
  expect(b.closedBecause).toBe('tooManyMessages')
  await say(room, a, [NOTHING])
  a.seat?.leave()
  const told = a.frames.length
  room.clock.advance(20)
  await room.settle()
  expect(greeted(b)).toBe(false)
  await room.registry.state(room.id)
  room.clock.advance(5 * 60_000)
  await room.settle()
  expect(a.frames).toHaveLength(told)
  expect(room.registry.loaded).toBe(0)
})

test('[EARLY5] storage that fails in the pause closes those who wait, to come back', async () => {
  const room = await storedRoom()
  const seq = (await room.log.head(room.id)) ?? 0
  await room.log.saveCheckpoint(room.id, 'board', { seq, state: new Uint8Array(40).fill(255) })
  const a = await room.attach(new HeldPeer(alice))
  room.clock.advance(20)
  await room.settle()
  expect(a.closedBecause).toBe('storageUnavailable')
})
