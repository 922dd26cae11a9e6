import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { expect, test } from 'vitest'
import { alice, bob, carol, HeldPeer } from '../testing/room-fixture.ts'
import { readEntries, writeEntries } from './awareness-update.ts'
import { CursorRest } from './cursor-rest.ts'
import { readFrame } from './sync-frames.ts'

function threePeople() {
  const clock = new FakeClock()
  const peers = [alice, bob, carol].map((actor) => new HeldPeer(actor))
  const [a, b, c] = peers as [HeldPeer, HeldPeer, HeldPeer]
  const elsewhere: Uint8Array[] = []
  const cursors = new CursorRest({
    after: (ms, task) => clock.after(ms, task),
    peers: () => peers,
    tellInstances: (update) => elsewhere.push(update),
  })
  const move = (author: HeldPeer | null, clientId: number, clock: number, at = clock) =>
    cursors.tell(writeEntries([{ clientId, clock, json: JSON.stringify({ at }) }]), author)
  /** What somebody was shown, frame by frame: clientID and clock. */
  const shown = (frames: readonly Uint8Array[]) =>
    frames.map((bytes) => {
      const frame = readFrame(bytes)
      const entries = frame?.type === 'awareness' ? readEntries(frame.update) : []
      return entries.map(({ clientId, clock }) => [clientId, clock])
    })
  const told = () =>
    elsewhere.map((update) => readEntries(update).map(({ clientId, clock }) => [clientId, clock]))
  return { clock, a, b, c, move, shown, told }
}

test('[CURPACE1] one who moves is seen at once; what moves right after goes out in one frame, newest places only', () => {
  const { clock, a, b, c, move, shown } = threePeople()
  move(a, 7, 1)
  expect(shown(c.frames)).toEqual([[[7, 1]]])
  move(a, 7, 2)
  move(b, 8, 1)
  move(a, 7, 3)
  expect(c.frames).toHaveLength(1)
  clock.advance(40)
  expect(shown(c.frames)).toEqual([
    [[7, 1]],
    [
      [7, 3],
      [8, 1],
    ],
  ])
  clock.advance(40)
  move(b, 8, 2)
  expect(c.frames).toHaveLength(3)
})

test('[CURPACE2] nobody is told where they are themselves, and other instances hear only of people here', () => {
  const { clock, a, b, move, shown, told } = threePeople()
  move(a, 7, 1)
  move(b, 8, 1)
  move(null, 9, 5)
  clock.advance(40)
  expect(shown(a.frames)).toEqual([
    [
      [8, 1],
      [9, 5],
    ],
  ])
  expect(shown(b.frames)).toEqual([[[7, 1]], [[9, 5]]])
  expect(told()).toEqual([[[7, 1]], [[8, 1]]])
})
