import { addAction, proposeHypothesis, setFields } from '@warroom/shared/document/board-edits.ts'
import { SYNC_MESSAGE } from '@warroom/shared/protocol/sync-messages.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Device } from '../testing/device.ts'
import { HeldLog } from '../testing/held-log.ts'
import { alice, aRoom, bob, dave, HeldPeer } from '../testing/room-fixture.ts'
import { readSaved } from '../testing/saved-message.ts'
import { say } from '../testing/say.ts'
import { step2Frame } from './sync-frames.ts'

const contentFrames = (peer: HeldPeer): Uint8Array[] =>
  peer.frames.filter((frame) => frame[0] === SYNC_MESSAGE && frame[1] === 2)

describe('commit before ack', () => {
  test('[LIVE1] neither the author nor anybody else hears of an edit before it is in the log', async () => {
    const log = new HeldLog()
    const room = await aRoom(log)
    const a = await room.attach(new HeldPeer(alice))
    const b = await room.attach(new HeldPeer(bob))
    const device = new Device(7)
    device.board.notes.insert(0, 'hello')
    log.holding = true
    for (const frame of device.frames()) a.say(frame)
    await new Promise((resolve) => setImmediate(resolve))
    expect(contentFrames(b)).toEqual([])
    expect(readSaved(a.frames)?.frames).toBe(0)
    log.holding = false
    log.release()
    await room.settle()
    expect(contentFrames(b)).toHaveLength(1)
    expect(readSaved(a.frames)).toMatchObject({ frames: 1, seq: await log.head(room.id) })
  })

  test('[LIVE2] when storage fails nothing is acknowledged, all are asked to come back, and the room is as the log says', async () => {
    const log = new HeldLog()
    const room = await aRoom(log)
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    device.board.notes.insert(0, 'not saved')
    log.failNext = true
    await say(room, a, device.frames())
    expect(a.closedBecause).toBe('storageUnavailable')
    expect(readSaved(a.frames)?.frames).toBe(0)
    expect((await room.registry.state(room.id))?.board.notes).toBe('')
    const again = await room.attach(new HeldPeer(alice))
    await say(room, again, [step2Frame(Y.encodeStateAsUpdate(device.doc))])
    expect((await room.registry.state(room.id))?.board.notes).toBe('not saved')
  })

  test('[LIVE3] a deletion alone is acknowledged too, though it moves no state vector', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    device.board.notes.insert(0, 'abc')
    await say(room, a, device.frames())
    device.board.notes.delete(0, 1)
    await say(room, a, device.frames())
    expect(readSaved(a.frames)?.frames).toBe(2)
  })
})

describe('who may write', () => {
  test('[LIVE4] what an observer sends is dropped, and the line stays', async () => {
    const room = await aRoom()
    const d = await room.attach(new HeldPeer(dave))
    const device = new Device(7)
    device.board.notes.insert(0, 'edit')
    await say(room, d, [...device.frames(), step2Frame(Y.encodeStateAsUpdate(device.doc))])
    expect(d.closedBecause).toBeNull()
    expect((await room.registry.state(room.id))?.board.notes).toBe('')
  })

  test('[LIVE5] a clientID belongs to the person who used it first, also after the room was unloaded', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    device.board.notes.insert(0, 'mine')
    await say(room, a, device.frames())
    a.seat?.leave()
    room.clock.advance(10 * 60_000)
    await room.settle()
    expect(room.registry.loaded).toBe(0)
    const thief = await room.attach(new HeldPeer(bob))
    const forged = new Device(7)
    Y.applyUpdate(forged.doc, Y.encodeStateAsUpdate(device.doc))
    forged.doc.clientID = 7
    forged.updates = []
    forged.board.notes.insert(0, 'not ')
    await say(room, thief, forged.frames())
    expect(thief.closedBecause).toBe('badMessage')
    expect((await room.registry.state(room.id))?.board.notes).toBe('mine')
  })
})

describe('what the server adds', () => {
  test('[LIVE6] hypotheses and actions get speakable numbers in the order they arrive', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    proposeHypothesis(
      device.board,
      { id: 'h1', by: alice.personId, at: 1 },
      { statement: 'Deploy', order: 'a0' },
    )
    addAction(device.board, { id: 'a1', by: alice.personId, at: 1 }, { title: 'Roll back', order: 'a0' })
    addAction(device.board, { id: 'a2', by: alice.personId, at: 2 }, { title: 'Tell support', order: 'a1' })
    await say(room, a, device.frames())
    const state = await room.registry.state(room.id)
    expect(state?.board.hypotheses.map((h) => h.number)).toEqual([1])
    expect(state?.board.actions.map((action) => [action.title, action.number])).toEqual([
      ['Roll back', 1],
      ['Tell support', 2],
    ])
  })

  test('[LIVE7] what people do on the board is on the timeline, in words, under the name of the session', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const b = await room.attach(new HeldPeer(bob))
    const device = new Device(7)
    proposeHypothesis(
      device.board,
      { id: 'h1', by: alice.personId, at: 1 },
      { statement: 'Bad deploy', order: 'a0' },
    )
    await say(room, a, device.frames())
    const other = new Device(8)
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(device.doc))
    other.updates = []
    setFields(other.board, 'hypotheses', 'h1', { status: 'ruledOut' })
    await say(room, b, other.frames())
    const texts = (await room.registry.state(room.id))?.record.timeline.map((entry) => entry.text)
    expect(texts?.slice(1)).toEqual(['Alice proposed “Bad deploy”', 'Bob ruled out “Bad deploy”'])
  })

  test('[LIVE8] a title typed in many small steps is one timeline entry', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice))
    const device = new Device(7)
    addAction(device.board, { id: 'a1', by: alice.personId, at: 1 }, { title: 'Roll', order: 'a0' })
    await say(room, a, device.frames())
    for (const title of ['Roll b', 'Roll ba', 'Roll back']) {
      setFields(device.board, 'actions', 'a1', { title })
      await say(room, a, device.frames())
    }
    const texts = (await room.registry.state(room.id))?.record.timeline.map((entry) => entry.text)
    expect(texts?.slice(-1)).toEqual(['Alice renamed “Roll” to “Roll back”'])
    expect(texts).toHaveLength(3)
  })
})
