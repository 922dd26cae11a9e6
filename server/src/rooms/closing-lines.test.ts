import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Device } from '../testing/device.ts'
import { HeldLog } from '../testing/held-log.ts'
import { alice, aRoom, bob, HeldPeer } from '../testing/room-fixture.ts'
import { readSaved } from '../testing/saved-message.ts'
import { say } from '../testing/say.ts'
import { readFrame, step2Frame, updateFrame } from './sync-frames.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** The state vector a connection was last asked from. */
const asked = (peer: HeldPeer): Map<number, number> => {
  const questions = peer.frames.map(readFrame).filter((frame) => frame?.type === 'step1')
  const last = questions.at(-1)
  return last?.type === 'step1' ? Y.decodeStateVector(last.stateVector) : new Map()
}

describe('coming and going', () => {
  test('[LIVE22] what was received before somebody closed their tab is taken', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const b = await room.attach(new HeldPeer(bob))
    await room.settle()
    const device = new Device(7)
    device.board.notes.insert(0, 'last words')
    for (const frame of device.frames()) a.say(frame)
    a.seat?.leave()
    await room.settle()
    expect((await room.registry.state(room.id))?.board.notes).toBe('last words')
    expect(b.frames.some((frame) => readFrame(frame)?.type === 'edit')).toBe(true)
  })

  test('[LIVE22] what somebody sent after something that was refused is not', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    device.board.notes.insert(0, 'behind it')
    for (const frame of [updateFrame(Uint8Array.of(1, 2, 3, 4)), ...device.frames()]) a.say(frame)
    await room.settle()
    expect(a.closedBecause).toBe('badMessage')
    expect((await room.registry.state(room.id))?.board.notes).toBe('')
  })

  test('[LIVE23] a newcomer is told what is committed, never what is on its way to the disk', async () => {
    const log = new HeldLog()
    const room = await aRoom(log)
    const a = await room.attach(new HeldPeer(alice))
    await room.settle()
    const device = new Device(7)
    device.board.notes.insert(0, 'not saved yet')
    log.holding = true
    for (const frame of device.frames()) a.say(frame)
    await turn()
    const b = await room.attach(new HeldPeer(bob))
    await turn()
    expect(asked(b).get(7)).toBeUndefined()
    log.failNext = true
    log.holding = false
    log.release()
    await room.settle()
    expect(readSaved(b.frames)?.frames ?? 0).toBe(0)
  })
})

describe('coming back while typing', () => {
  test('[LIVE28] who goes on typing until their handshake has arrived is not cut off, and nothing of it is lost', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    device.board.notes.insert(0, 'offline; ')
    device.frames()
    for (let i = 0; i < 120; i++) {
      device.board.notes.insert(0, `${i}; `)
      // Each in a group of its own, as with a slow line.
      await say(room, a, device.frames())
    }
    expect(a.closedBecause).toBeNull()
    await say(room, a, [step2Frame(Y.encodeStateAsUpdate(device.doc))])
    expect((await room.registry.state(room.id))?.board.notes).toBe(device.board.notes.toString())
    expect(readSaved(a.frames)?.frames).toBe(121)
  })

  test('[LIVE28] who is asked for what is missing again and again and never sends it is cut off', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    device.board.notes.insert(0, 'never sent; ')
    device.frames()
    for (let i = 0; i < 1_000 && a.closedBecause === null; i++) {
      device.board.notes.insert(0, 'x')
      await say(room, a, device.frames())
      room.clock.advance(100)
    }
    expect(a.closedBecause).toBe('badMessage')
  })
})

describe('long incidents', () => {
  test('[LIVE24] who comes back with tens of thousands of places where something was deleted is not cut off', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    device.board.notes.insert(0, 'x'.repeat(50_000))
    await say(room, a, device.frames())
    for (const half of [0, 1]) {
      const everyOther = Array.from({ length: 12_000 }, () => [{ retain: 1 }, { delete: 1 }]).flat()
      device.board.notes.applyDelta([{ retain: half * 12_000 + 1 }, ...everyOther])
      await say(room, a, device.frames())
    }
    const b = await room.attach(new HeldPeer(bob))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(device.doc))
    await say(room, b, [step2Frame(Y.encodeStateAsUpdate(copy, Y.encodeStateVector(device.doc)))])
    expect([a.closedBecause, b.closedBecause]).toEqual([null, null])
    expect((await room.registry.state(room.id))?.board.notes).toHaveLength(26_000)
  })

  test('[LIVE25] an update under more clientIDs than a device can have is refused', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const crowd = new Y.Doc()
    for (let client = 100; client < 200; client++) {
      const one = new Device(client)
      one.board.notes.insert(0, 'x')
      Y.applyUpdate(crowd, Y.encodeStateAsUpdate(one.doc))
    }
    await say(room, a, [updateFrame(Y.encodeStateAsUpdate(crowd))])
    expect(a.closedBecause).toBe('badMessage')
    expect(await room.log.clientOwners(room.id)).toEqual([])
  })
})

describe('stopping', () => {
  test('[LIVE26] a server stops though somebody never ceases to write, and all of it that is saved was called so', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    let stopped = false
    const stopping = room.registry.close().then(() => {
      stopped = true
    })
    for (let i = 0; !stopped && i < 10_000; i++) {
      device.board.notes.insert(0, 'x')
      for (const frame of device.frames()) a.say(frame)
      await Promise.resolve()
    }
    expect(stopped).toBe(true)
    await stopping
    expect(a.closedBecause).toBe('restarting')
  })

  test('[LIVE26] a server stops though a room of it cannot be opened', async () => {
    const log = new HeldLog()
    const room = await aRoom(log)
    log.failReads = true
    const opening = room.registry.state(room.id)
    await room.registry.close()
    await expect(opening).rejects.toThrow()
  })
})
