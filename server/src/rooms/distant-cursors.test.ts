import { AWARENESS_MESSAGE } from '@warroom/shared/protocol/sync-messages.ts'
import * as decoding from 'lib0/decoding'
import { beforeEach, describe, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { alice, bob, type HeldPeer } from '../testing/room-fixture.ts'
import { TwoInstances } from '../testing/two-instances.ts'
import { DistantCursors } from './distant-cursors.ts'
import { awarenessFrame } from './sync-frames.ts'

let at: TwoInstances
beforeEach(async () => {
  at = await TwoInstances.start()
})

describe('cursors of people at other instances', () => {
  const seenBy = (peer: HeldPeer) => {
    const awareness = new Awareness(new Y.Doc())
    awareness.setLocalState(null)
    for (const frame of peer.frames) {
      if (frame[0] !== AWARENESS_MESSAGE) continue
      applyAwarenessUpdate(
        awareness,
        decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(1))),
        null,
      )
    }
    const names = [...awareness.getStates().values()].map((state) => state.user?.name)
    awareness.destroy()
    return names.sort()
  }

  /** Cursors rest between frames, at each of the two. */
  const told = async () => {
    for (let rest = 0; rest < 2; rest++) {
      await at.settle()
      at.clock.advance(40)
    }
    await at.settle()
  }

  /** Shows a cursor as the stock client does. */
  const show = (peer: HeldPeer, clientId: number) => {
    const doc = new Y.Doc()
    doc.clientID = clientId
    const awareness = new Awareness(doc)
    awareness.setLocalStateField('cursor', { at: 1 })
    peer.say(awarenessFrame(encodeAwarenessUpdate(awareness, [clientId])))
    awareness.destroy()
  }

  test('[INST12] they are seen here, also by who comes later, under the name of the session', async () => {
    const [a, b] = [await at.page(at.east, alice, 7), await at.page(at.west, bob, 8)]
    show(a.peer, 7)
    await told()
    expect(seenBy(b.peer)).toEqual(['Alice'])
    const later = await at.page(at.west, bob, 9)
    expect(seenBy(later.peer)).toEqual(['Alice'])
  })

  test('[INST13] a room that opens asks who is where', async () => {
    const a = await at.page(at.east, alice, 7)
    show(a.peer, 7)
    await told()
    const b = await at.page(at.west, bob, 8)
    expect(seenBy(b.peer)).toEqual(['Alice'])
  })

  test('[INST14] who leaves, or whose instance is no more, is gone here too', async () => {
    const [a, b, c] = [
      await at.page(at.east, alice, 7),
      await at.page(at.west, bob, 8),
      await at.page(at.east, bob, 9),
    ]
    show(a.peer, 7)
    show(c.peer, 9)
    await told()
    expect(seenBy(b.peer)).toEqual(['Alice', 'Bob'])
    a.peer.seat?.leave()
    await told()
    expect(seenBy(b.peer)).toEqual(['Bob'])
    at.hub.leave('east')
    await told()
    expect(seenBy(b.peer)).toEqual([])
    expect(seenBy((await at.page(at.west, bob, 10)).peer)).toEqual([])
  })

  test('[INST15] who changes instances under the same clientID is seen at both, before and after the old line is gone', async () => {
    const [a, b, c] = [
      await at.page(at.east, alice, 7),
      await at.page(at.west, bob, 8),
      await at.page(at.east, bob, 9),
    ]
    show(a.peer, 7)
    await told()
    const again = await at.page(at.west, alice, 7)
    show(again.peer, 7)
    await told()
    expect([seenBy(b.peer), seenBy(c.peer)]).toEqual([['Alice'], ['Alice']])
    a.peer.seat?.leave()
    await told()
    expect([seenBy(b.peer), seenBy(c.peer)]).toEqual([['Alice'], ['Alice']])
  })

  test('[INST16] cursors nobody renews are not shown to who comes', async () => {
    const [a] = [await at.page(at.east, alice, 7), await at.page(at.west, bob, 8)]
    show(a.peer, 7)
    await told()
    at.clock.advance(31_000)
    await told()
    expect(seenBy((await at.page(at.west, bob, 9)).peer)).toEqual([])
  })

  test('[INST20] who was shown at another instance a while ago is not taken to be here now', () => {
    const cursors = new DistantCursors()
    cursors.hear('east', { clientId: 7, clock: 1, json: '{}' }, 1_000)
    expect(cursors.isShown(7, 6_000)).toBe(true)
    expect(cursors.isShown(7, 6_001)).toBe(false)
    expect(cursors.all(6_001)).toHaveLength(1)
  })
})
