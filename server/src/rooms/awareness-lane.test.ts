import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { expect, test } from 'vitest'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import { AwarenessLane } from './awareness-lane.ts'
import type { SyncPeer } from './sync-peer.ts'

const peerOf = (name: string): SyncPeer => ({
  connectionId: `${name}-1`,
  actor: { personId: asPersonId(name.toLowerCase()), name, accountRole: 'responder' },
  document: 'board',
  mayWrite: true,
  wantsAcks: false,
  send: () => undefined,
  close: () => undefined,
})

class Screen {
  readonly awareness: awarenessProtocol.Awareness
  constructor(clientId: number) {
    const doc = new Y.Doc()
    doc.clientID = clientId
    this.awareness = new awarenessProtocol.Awareness(doc)
    // Its renewal timer would outlive the test.
    this.awareness.destroy()
  }
  says(state: Record<string, unknown> | null): Uint8Array {
    this.awareness.setLocalState(state)
    return awarenessProtocol.encodeAwarenessUpdate(this.awareness, [this.awareness.clientID])
  }
  hears(update: Uint8Array | null | 'malformed'): Map<number, Record<string, unknown>> {
    if (update instanceof Uint8Array) awarenessProtocol.applyAwarenessUpdate(this.awareness, update, null)
    return this.awareness.getStates()
  }
}

test('[CURSOR1] whatever a client calls itself, others see the name of its session', () => {
  const lane = new AwarenessLane()
  const alice = new Screen(7)
  const bob = new Screen(8)
  const update = lane.receive(peerOf('Alice'), alice.says({ user: { name: 'Bob' }, cursor: { anchor: 1 } }))
  expect(bob.hears(update).get(7)).toEqual({
    user: { personId: 'alice', name: 'Alice' },
    cursor: { anchor: 1 },
  })
})

test('[CURSOR2] nobody moves, hides or freezes the cursor of somebody else', () => {
  const lane = new AwarenessLane()
  const alice = new Screen(7)
  lane.receive(peerOf('Alice'), alice.says({ cursor: 1 }))
  const mallory = peerOf('Mallory')
  const spoof = new Screen(7)
  spoof.awareness.meta.set(7, { clock: 2 ** 40, lastUpdated: 0 })
  expect(lane.receive(mallory, spoof.says({ cursor: 99 }))).toBeNull()
  expect(lane.receive(mallory, spoof.says(null))).toBeNull()
  expect(new Screen(9).hears(lane.all()).get(7)).toMatchObject({ cursor: 1 })
})

test('[CURSOR3] one connection has one cursor, and leaving takes it away', () => {
  const lane = new AwarenessLane()
  const peer = peerOf('Alice')
  const bob = new Screen(8)
  bob.hears(lane.receive(peer, new Screen(7).says({ cursor: 1 })))
  expect(lane.receive(peer, new Screen(70).says({ cursor: 2 }))).toBeNull()
  expect(bob.hears(lane.leave(peer)).has(7)).toBe(false)
  expect(lane.all()).toBeNull()
})

test('[CURSOR4] after a reconnect the cursor is seen again, though the client repeats its old clock', () => {
  const lane = new AwarenessLane()
  const alice = new Screen(7)
  const bob = new Screen(8)
  const first = peerOf('Alice')
  const said = alice.says({ cursor: 1 })
  bob.hears(lane.receive(first, said))
  bob.hears(lane.leave(first))
  expect(bob.hears(lane.receive(peerOf('Alice'), said)).get(7)).toMatchObject({ cursor: 1 })
})

test('[CURSOR5] what is no awareness update is called so, and an endless state is not relayed', () => {
  const lane = new AwarenessLane()
  expect(lane.receive(peerOf('Alice'), Uint8Array.of(200, 200, 200))).toBe('malformed')
  expect(lane.receive(peerOf('Bob'), new Screen(8).says({ text: 'x'.repeat(5_000) }))).toBeNull()
})
