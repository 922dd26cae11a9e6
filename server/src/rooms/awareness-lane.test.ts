import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { expect, test } from 'vitest'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import { AwarenessLane } from './awareness-lane.ts'
import { UNLIMITED } from './person-budget.ts'
import type { SyncPeer } from './sync-peer.ts'

const NOW = Date.UTC(2026, 10, 23)

const peerOf = (name: string): SyncPeer => ({
  connectionId: `${name}-1`,
  actor: { personId: asPersonId(name.toLowerCase()), name, accountRole: 'responder' },
  document: 'board',
  mayWrite: true,
  wantsAcks: false,
  mayBringOthers: true,
  budget: UNLIMITED,
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
  const update = lane.receive(
    peerOf('Alice'),
    alice.says({ user: { name: 'Bob' }, cursor: { anchor: 1 } }),
    NOW,
  )
  expect(bob.hears(update).get(7)).toEqual({
    user: { personId: 'alice', name: 'Alice' },
    cursor: { anchor: 1 },
  })
})

test('[CURSOR2] nobody moves, hides or freezes the cursor of somebody else', () => {
  const lane = new AwarenessLane()
  const alice = new Screen(7)
  lane.receive(peerOf('Alice'), alice.says({ cursor: 1 }), NOW)
  const mallory = peerOf('Mallory')
  const spoof = new Screen(7)
  spoof.awareness.meta.set(7, { clock: 2 ** 40, lastUpdated: 0 })
  expect(lane.receive(mallory, spoof.says({ cursor: 99 }), NOW)).toBeNull()
  expect(lane.receive(mallory, spoof.says(null), NOW)).toBeNull()
  expect(new Screen(9).hears(lane.all(0)).get(7)).toMatchObject({ cursor: 1 })
})

test('[CURSOR3] one connection has one cursor, and leaving takes it away', () => {
  const lane = new AwarenessLane()
  const peer = peerOf('Alice')
  const bob = new Screen(8)
  bob.hears(lane.receive(peer, new Screen(7).says({ cursor: 1 }), NOW))
  expect(lane.receive(peer, new Screen(70).says({ cursor: 2 }), NOW)).toBeNull()
  expect(bob.hears(lane.leave(peer)).has(7)).toBe(false)
  expect(lane.all(0)).toBeNull()
})

test('[CURSOR4] after a reconnect the cursor is seen again, though the client repeats its old clock', () => {
  const lane = new AwarenessLane()
  const alice = new Screen(7)
  const bob = new Screen(8)
  const first = peerOf('Alice')
  const said = alice.says({ cursor: 1 })
  bob.hears(lane.receive(first, said, NOW))
  bob.hears(lane.leave(first))
  expect(bob.hears(lane.receive(peerOf('Alice'), said, NOW)).get(7)).toMatchObject({ cursor: 1 })
})

test('[CURSOR5] what is no awareness update is called so, and an endless state is not relayed', () => {
  const lane = new AwarenessLane()
  expect(lane.receive(peerOf('Alice'), Uint8Array.of(200, 200, 200), NOW)).toBe('malformed')
  expect(lane.receive(peerOf('Bob'), new Screen(8).says({ text: 'x'.repeat(5_000) }), NOW)).toBeNull()
})

test('[CURSOR6] two stock clients in one browser, which hand each other all they hear, come to rest', () => {
  const lane = new AwarenessLane()
  const people = [
    { peer: peerOf('Alice'), screen: new Screen(7) },
    { peer: peerOf('Bob'), screen: new Screen(8) },
    { peer: { ...peerOf('Alice'), connectionId: 'Alice-2' }, screen: new Screen(9) },
  ]
  const underWay: (() => void)[] = []
  for (const { peer, screen } of people) {
    const tell = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
      const clients = [...added, ...updated, ...removed]
      const update = awarenessProtocol.encodeAwarenessUpdate(screen.awareness, clients)
      const others = people.filter((other) => other.peer !== peer)
      underWay.push(() => {
        const relayed = lane.receive(peer, update, NOW)
        for (const other of others) underWay.push(() => other.screen.hears(relayed))
      })
      // The browser's own channel is the faster one.
      for (const other of others) underWay.unshift(() => other.screen.hears(update))
    }
    screen.awareness.on('update', tell)
  }
  const settle = () => {
    for (let steps = 0; ; steps++) {
      const next = underWay.shift()
      if (!next) return steps
      if (steps > 2_000) throw new Error('They never come to rest')
      next()
    }
  }
  for (const { screen } of people) screen.says({ user: { name: 'somebody' } })
  settle()
  for (const { screen } of people)
    screen.says({ user: { name: 'somebody' }, cursor: screen.awareness.clientID })
  settle()
  expect(new Screen(10).hears(lane.all(0)).get(7)).toEqual({
    user: { personId: 'alice', name: 'Alice' },
    cursor: 7,
  })
  // Bob's line is cut and he comes back with the clock he had.
  const [, bob] = people
  if (!bob) throw new Error('Bob is missing')
  const gone = lane.leave(bob.peer)
  for (const { screen } of people) if (screen !== bob.screen) underWay.push(() => screen.hears(gone))
  settle()
  const again = awarenessProtocol.encodeAwarenessUpdate(bob.screen.awareness, [8])
  const relayed = lane.receive(bob.peer, again, NOW)
  for (const { screen } of people) if (screen !== bob.screen) underWay.push(() => screen.hears(relayed))
  settle()
  for (const { screen } of people) expect(screen.awareness.getStates().get(8)).toMatchObject({ cursor: 8 })
})

test('[CURSOR7] a sign of life that says nothing new is passed on, also after a reconnect', () => {
  const lane = new AwarenessLane()
  const alice = new Screen(7)
  const bob = new Screen(8)
  const state = { cursor: 1 }
  const first = peerOf('Alice')
  bob.hears(lane.receive(first, alice.says(state), NOW))
  const clockBobHeard = () => bob.awareness.meta.get(7)?.clock ?? -1
  const heard = clockBobHeard()
  bob.hears(lane.receive(first, alice.says(state), NOW))
  expect(clockBobHeard()).toBeGreaterThan(heard)
  const repeated = awarenessProtocol.encodeAwarenessUpdate(alice.awareness, [7])
  for (const line of [peerOf('Alice'), peerOf('Alice')]) {
    bob.hears(lane.receive(line, repeated, NOW))
    for (let renewal = 0; renewal < 3; renewal++) {
      const before = clockBobHeard()
      bob.hears(lane.receive(line, alice.says(state), NOW))
      expect(clockBobHeard()).toBeGreaterThan(before)
    }
  }
})

test('[CURSOR9] after a restart of the room the cursor is seen, though readers remember newer clocks than its client', () => {
  const alice = new Screen(7)
  const bob = new Screen(8)
  const said = alice.says({ cursor: 1 })
  const before = new AwarenessLane()
  for (let reconnects = 0; reconnects < 5; reconnects++) {
    const line = peerOf('Alice')
    bob.hears(before.receive(line, said, NOW))
    bob.hears(before.leave(line))
  }
  expect(bob.hears(null).has(7)).toBe(false)
  const after = new AwarenessLane()
  expect(bob.hears(after.receive(peerOf('Alice'), said, NOW + 1_000)).get(7)).toMatchObject({ cursor: 1 })
})

test('[CURSOR10] word that somebody left another instance, come late, does not hide them for good', () => {
  const [lane, there] = [new AwarenessLane(), new AwarenessLane()]
  const alice = new Screen(7)
  const bob = new Screen(8)
  const said = alice.says({ cursor: 1 })
  const oldLine = peerOf('Alice')
  there.receive(oldLine, said, NOW)
  const left = there.leave(oldLine)
  const line = peerOf('Alice')
  bob.hears(lane.receive(line, said, NOW))
  bob.hears(left)
  if (left) lane.hear('there', left, NOW)
  const renewed = alice.says({ cursor: 1 })
  expect(bob.hears(lane.receive(line, renewed, NOW + 1)).get(7)).toMatchObject({ cursor: 1 })
})

test('[CURSOR11] a line whose cursor was seen elsewhere meanwhile does not take the next echo for its own', () => {
  const lane = new AwarenessLane()
  const there = new AwarenessLane()
  const [alice, bob] = [new Screen(7), new Screen(8)]
  const line = peerOf('Alice')
  lane.receive(line, alice.says({ cursor: 1 }), NOW)
  // Late word of the line Alice had at another instance: she seems to have moved there.
  const late = there.receive(peerOf('Alice'), new Screen(7).says({ cursor: 1 }), NOW)
  if (late instanceof Uint8Array) lane.hear('there', late, NOW)
  // An instance that has not heard of Bob yet hears his cursor from Alice's line first.
  expect(lane.receive(line, bob.says({ cursor: 9 }), NOW + 1)).toBeNull()
  expect(lane.firstUser(8)).toBeUndefined()
  const seen = new Screen(9).hears(lane.receive(line, alice.says({ cursor: 2 }), NOW + 2))
  expect(seen.get(7)).toMatchObject({ cursor: 2, user: { name: 'Alice' } })
})
