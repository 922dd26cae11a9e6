import { openBoard } from '@warroom/shared/document/board-document.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Device } from '../testing/device.ts'
import { alice, aRoom, bob, HeldPeer, type RoomFixture } from '../testing/room-fixture.ts'
import { readSaved } from '../testing/saved-message.ts'
import { say } from '../testing/say.ts'
import { awarenessFrame, step1Frame, step2Frame } from './sync-frames.ts'

/** What a stock client tells of itself when it connects: one entry, clock 0. */
function cursorOf(device: Device): Uint8Array {
  const id: number[] = []
  for (let rest = device.doc.clientID; ; rest = Math.floor(rest / 128)) {
    id.push(rest >= 128 ? 128 | (rest % 128) : rest)
    if (rest < 128) break
  }
  return awarenessFrame(new Uint8Array([1, ...id, 0, 2, 123, 125]))
}

const wholeOf = (device: Device): Uint8Array => step2Frame(Y.encodeStateAsUpdate(device.doc))

/** Both documents end up the same, as tabs of one browser make them over a broadcast channel. */
function swap(one: Device, other: Device): void {
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)))
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)))
}

const boardOf = async (room: RoomFixture) => (await room.registry.state(room.id))?.board

async function twoTabs() {
  const room = await aRoom()
  const a = await room.attach(new HeldPeer(alice))
  const b = await room.attach(new HeldPeer(bob))
  const [alices, bobs] = [new Device(7), new Device(300)]
  await say(room, a, [cursorOf(alices)])
  await say(room, b, [cursorOf(bobs)])
  alices.board.notes.insert(0, 'first ')
  await say(room, a, alices.frames())
  return { room, a, b, alices, bobs }
}

describe('tabs of one browser that passed edits to each other while the server was away', () => {
  test('[LIVE15] what somebody else wrote waits for its author, and both are kept', async () => {
    const { room, a, b, alices, bobs } = await twoTabs()
    alices.board.notes.insert(6, 'while you were away')
    Y.applyUpdate(bobs.doc, Y.encodeStateAsUpdate(alices.doc))
    bobs.board.impact.insert(0, 'of Bob')
    await say(room, b, [wholeOf(bobs)])
    expect(b.closedBecause).toBeNull()
    expect(readSaved(b.frames)?.frames ?? 0).toBe(0)
    expect((await boardOf(room))?.notes).toBe('first ')
    await say(room, a, alices.frames())
    expect(await boardOf(room)).toMatchObject({ notes: 'first while you were away', impact: 'of Bob' })
    expect(readSaved(b.frames)?.frames).toBe(1)
  })

  test('[LIVE30] what the bringer types while their handshake waits is asked for when the author has come', async () => {
    const { room, a, b, alices, bobs } = await twoTabs()
    alices.board.notes.insert(6, 'while you were away')
    Y.applyUpdate(bobs.doc, Y.encodeStateAsUpdate(alices.doc))
    bobs.updates = []
    // Builds on what waits, so that nothing of it can be taken yet.
    bobs.board.notes.insert(12, ' (Bob)')
    await say(room, b, [wholeOf(bobs)])
    bobs.updates = []
    bobs.board.notes.insert(12, ' and again')
    await say(room, b, bobs.frames())
    const asked = () => b.frames.filter((frame) => frame[0] === 0 && frame[1] === 0).length
    const before = asked()
    await say(room, a, alices.frames())
    expect(asked()).toBe(before + 1)
    await say(room, b, [wholeOf(bobs)])
    expect((await boardOf(room))?.notes).toBe(bobs.board.notes.toString())
    expect(readSaved(b.frames)?.frames).toBe(3)
  })

  test('[LIVE16] if the author never comes, the bringer’s own words are kept, the author’s are not, and the line stays', async () => {
    const { room, a, b, alices, bobs } = await twoTabs()
    a.seat?.leave()
    alices.board.notes.insert(6, 'of nobody here')
    Y.applyUpdate(bobs.doc, Y.encodeStateAsUpdate(alices.doc))
    bobs.board.impact.insert(0, 'of Bob')
    await say(room, b, [wholeOf(bobs)])
    room.clock.advance(60_000)
    await room.settle()
    expect(b.closedBecause).toBeNull()
    expect(await boardOf(room)).toMatchObject({ notes: 'first ', impact: 'of Bob' })
    const rows = await room.log.read(room.id, { after: 0, document: 'board' })
    expect(rows.at(-1)?.personId).toBe(bob.personId)
  })

  test('[LIVE17] two who each bring what the other has not sent yet are both kept, word for word', async () => {
    const { room, a, b, alices, bobs } = await twoTabs()
    swap(alices, bobs)
    for (let turn = 0; turn < 6; turn++) {
      const writer = turn % 2 === 0 ? alices : bobs
      writer.board.notes.insert(writer.board.notes.length, `${turn} `)
      swap(alices, bobs)
    }
    alices.board.notes.delete(0, 2)
    swap(alices, bobs)
    await say(room, b, [wholeOf(bobs)])
    await say(room, a, [wholeOf(alices)])
    expect([a.closedBecause, b.closedBecause]).toEqual([null, null])
    expect((await boardOf(room))?.notes).toBe('rst 0 1 2 3 4 5 ')
    expect(alices.board.notes.toString()).toBe('rst 0 1 2 3 4 5 ')
    expect(readSaved(a.frames)?.frames).toBe(2)
    expect(readSaved(b.frames)?.frames).toBe(1)
    const replayed = openBoard(new Y.Doc())
    for (const row of await room.log.read(room.id, { after: 0, document: 'board' })) {
      Y.applyUpdate(replayed.doc, row.update)
    }
    expect(Y.encodeStateVector(replayed.doc)).toEqual(Y.encodeStateVector((await attachedReader(room)).doc))
  })

  test('[LIVE18] a clientID nobody has heard of goes to the person who shows it as theirs, not to who brings it first', async () => {
    const room = await aRoom()
    const a = await room.attach(new HeldPeer(alice, { mayBringOthers: true }))
    const [alices, bobs] = [new Device(7), new Device(300)]
    bobs.board.impact.insert(0, 'of Bob')
    Y.applyUpdate(alices.doc, Y.encodeStateAsUpdate(bobs.doc))
    alices.board.notes.insert(0, 'of Alice')
    await say(room, a, [cursorOf(alices), wholeOf(alices)])
    const b = await room.attach(new HeldPeer(bob, { mayBringOthers: true }))
    await say(room, b, [cursorOf(bobs), wholeOf(bobs)])
    bobs.board.impact.insert(6, ', in short')
    await say(room, b, bobs.frames())
    expect([a.closedBecause, b.closedBecause]).toEqual([null, null])
    expect(await boardOf(room)).toMatchObject({ notes: 'of Alice', impact: 'of Bob, in short' })
    const owners = await room.log.clientOwners(room.id)
    expect(owners.map(({ clientId, personId }) => [clientId, personId]).sort()).toEqual([
      [300, bob.personId],
      [7, alice.personId],
    ])
  })

  test('[LIVE19] a clientID nobody shows as theirs, such as yesterday’s of the same device, goes with who brings it', async () => {
    const room = await aRoom()
    const yesterday = new Device(7)
    yesterday.board.notes.insert(0, 'offline')
    const today = new Device(300)
    Y.applyUpdate(today.doc, Y.encodeStateAsUpdate(yesterday.doc))
    const a = await room.attach(new HeldPeer(alice, { mayBringOthers: true }))
    await say(room, a, [cursorOf(today), wholeOf(today)])
    room.clock.advance(10_000)
    await room.settle()
    expect((await boardOf(room))?.notes).toBe('offline')
    expect(readSaved(a.frames)?.frames).toBe(1)
  })

  test('[LIVE21] if the author is here and has sent nothing of it, it is forged: the line that brought it is cut', async () => {
    const { room, a, b, alices } = await twoTabs()
    const forged = new Device(alices.doc.clientID)
    Y.applyUpdate(forged.doc, Y.encodeStateAsUpdate(alices.doc))
    forged.doc.clientID = alices.doc.clientID
    forged.board.notes.insert(6, 'which Alice never said')
    await say(room, b, [wholeOf(forged)])
    expect(b.closedBecause).toBeNull()
    room.clock.advance(10_000)
    await room.settle()
    expect([a.closedBecause, b.closedBecause]).toEqual([null, 'badMessage'])
    expect((await boardOf(room))?.notes).toBe('first ')
  })

  test('[LIVE20] whoever has what the server itself never wrote starts over from the server’s copy', async () => {
    const room = await aRoom()
    const many = new Device(1)
    many.board.notes.insert(0, 'x'.repeat(5_000))
    const c = await room.attach(new HeldPeer(bob, { connectionId: 'bob-2' }))
    await say(room, c, [step1Frame(Y.encodeStateVector(many.doc))])
    expect(c.closedBecause).toBe('badMessage')
    const honest = await room.attach(new HeldPeer(alice))
    await say(room, honest, [step1Frame(Y.encodeStateVector((await attachedReader(room)).doc))])
    expect(honest.closedBecause).toBeNull()
    const record = await room.attach(new HeldPeer(bob, { document: 'record', connectionId: 'bob-3' }))
    await say(room, record, [step1Frame(Y.encodeStateVector(many.doc))])
    expect(record.closedBecause).toBe('badMessage')
  })
})

async function attachedReader(room: RoomFixture): Promise<{ doc: Y.Doc }> {
  const reader = await room.attach(new HeldPeer(alice, { connectionId: 'alice-reader' }))
  await say(room, reader, [step1Frame(new Uint8Array([0]))])
  const doc = new Y.Doc()
  for (const frame of reader.frames) {
    if (frame[0] === 0 && frame[1] !== 0) Y.applyUpdate(doc, readBody(frame))
  }
  return { doc }
}

function readBody(frame: Uint8Array): Uint8Array {
  let at = 2
  while ((frame[at] ?? 0) >= 128) at += 1
  return frame.subarray(at + 1)
}
