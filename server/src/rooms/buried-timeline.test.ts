import { addAction, setFields } from '@warroom/shared/document/board-edits.ts'
import { expect, test } from 'vitest'
import { Device } from '../testing/device.ts'
import { alice, aRoom, bob, HeldPeer } from '../testing/room-fixture.ts'
import { say } from '../testing/say.ts'

test('[LIVE29] who changes the board without rest is told of up to a bound, and then now and again; others as ever', async () => {
  const room = await aRoom()
  const a = await room.attach(new HeldPeer(alice))
  const b = await room.attach(new HeldPeer(bob))
  const [restless, calm] = [new Device(7), new Device(300)]
  addAction(restless.board, { id: 'a1', by: alice.personId, at: 1 }, { title: 'Roll back', order: 'a0' })
  const toggle = async (times: number) => {
    for (let n = 0; n < times; n++) {
      setFields(restless.board, 'actions', 'a1', { state: n % 2 === 0 ? 'done' : 'open' })
      await say(room, a, restless.frames())
      room.clock.advance(20)
    }
  }
  const texts = async () =>
    (await room.registry.state(room.id))?.record.timeline.map(({ text }) => text) ?? []
  await toggle(1_000)
  const told = await texts()
  expect(told.length).toBeLessThan(230)
  expect(told.filter((text) => text === 'Alice changes more than is told here')).toHaveLength(1)
  await toggle(300)
  addAction(calm.board, { id: 'b1', by: bob.personId, at: 1 }, { title: 'Check', order: 'a1' })
  await say(room, b, calm.frames())
  expect((await texts()).at(-1)).toBe('Bob added action “Check”')
  room.clock.advance(10 * 60_000)
  await toggle(2)
  expect((await texts()).slice(-2)).toEqual(['Alice finished “Roll back”', 'Alice reopened “Roll back”'])
})
