import { SYNC_MESSAGE } from '@warroom/shared/protocol/sync-messages.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Device } from '../testing/device.ts'
import { alice, aRoom, bob, HeldPeer } from '../testing/room-fixture.ts'
import { readSaved } from '../testing/saved-message.ts'
import { say } from '../testing/say.ts'
import { awarenessFrame, step2Frame } from './sync-frames.ts'

describe('rooms come and go', () => {
  test('[LIVE9] an empty room is unloaded, and opens again with everything in it', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    for (let i = 0; i < 120; i++) {
      device.board.notes.insert(0, `${i} `)
      await say(room, a, device.frames())
      room.clock.advance(20)
    }
    const before = await room.registry.state(room.id)
    a.seat?.leave()
    room.clock.advance(5 * 60_000)
    await room.settle()
    expect(room.registry.loaded).toBe(0)
    expect(await room.log.checkpoint(room.id, 'board')).not.toBeNull()
    expect(await room.registry.state(room.id)).toEqual(before)
  })

  test('[LIVE10] an incident nobody declared has no room', async () => {
    const room = await aRoom()
    expect(await room.registry.state('nowhere' as typeof room.id)).toBeNull()
    expect(await room.registry.attach('nowhere' as typeof room.id, new HeldPeer(alice))).toBeNull()
    expect(room.registry.loaded).toBe(0)
  })

  test('[LIVE11] the state as it was known at an instant knows nothing that came later', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    device.board.notes.insert(0, 'first')
    await say(room, a, device.frames())
    const then = room.clock.now()
    room.clock.advance(60_000)
    device.board.notes.insert(5, ' second')
    await say(room, a, device.frames())
    expect((await room.registry.replay(room.id, then))?.board.notes).toBe('first')
    expect((await room.registry.replay(room.id, room.clock.now()))?.board.notes).toBe('first second')
    expect(await room.registry.replay(room.id, then - 60_000)).toBeNull()
  })
})

describe('a client that is wrong', () => {
  test('[LIVE12] a frame that is none ends its connection and no other', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const b = await room.attach(new HeldPeer(bob))
    await say(room, b, [Uint8Array.of(0, 9, 9, 9)])
    expect(b.closedBecause).toBe('badMessage')
    expect(a.closedBecause).toBeNull()
    expect(room.errors).toEqual([])
  })

  test('[LIVE13] an edit that comes before what it builds on is asked for again, not refused', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    device.board.notes.insert(0, 'offline ')
    device.frames()
    device.board.notes.insert(8, 'online')
    a.frames.length = 0
    await say(room, a, device.frames())
    expect(a.closedBecause).toBeNull()
    expect(a.frames.some((frame) => frame[0] === SYNC_MESSAGE && frame[1] === 0)).toBe(true)
    expect(readSaved(a.frames)?.frames ?? 0).toBe(0)
    await say(room, a, [step2Frame(Y.encodeStateAsUpdate(device.doc))])
    expect(readSaved(a.frames)?.frames).toBe(2)
    expect((await room.registry.state(room.id))?.board.notes).toBe('offline online')
  })

  test('[LIVE14] a flood is cut off', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    for (let i = 0; i < 2_000; i++) a.say(Uint8Array.of(3))
    expect(a.closedBecause).toBe('tooManyMessages')
  })

  test('[CURSOR8] sending back what one hears of others is no flood; a cursor that moves without end is', async () => {
    const room = await aRoom()
    const [a, b] = [await room.attach(new HeldPeer(alice)), await room.attach(new HeldPeer(bob))]
    const cursor = (clientId: number, clock: number) => awarenessFrame(awarenessOf(clientId, clock))
    a.say(cursor(7, 0))
    b.say(cursor(8, 0))
    for (let clock = 1; clock < 2_000; clock++) a.say(cursor(8, clock))
    expect(a.closedBecause).toBeNull()
    for (let clock = 1; clock < 2_000; clock++) b.say(cursor(8, clock))
    expect(b.closedBecause).toBe('tooManyMessages')
  })
})

/** `count, clientId, clock, state`, as the protocol writes it. */
function awarenessOf(clientId: number, clock: number): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, clientId, clock]) encoding.writeVarUint(encoder, number)
  encoding.writeVarString(encoder, JSON.stringify({ cursor: clock }))
  return encoding.toUint8Array(encoder)
}
