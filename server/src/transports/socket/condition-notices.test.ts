import { afterEach, beforeEach, expect, test } from 'vitest'
import { aCommandSocket, type CommandSocketFixture } from '../../testing/command-socket-fixture.ts'
import { alice, bob } from '../../testing/room-fixture.ts'

let lanes: CommandSocketFixture
beforeEach(async () => {
  lanes = await aCommandSocket()
})
afterEach(() => lanes.close())

test('[INST18] people are told that instances are catching up when they are, and only then; who comes meanwhile, too', async () => {
  const here = await lanes.connect(alice)
  // Nobody else is there to catch up with.
  lanes.bus.setReach('apart')
  await here.emitWithAck('clock:ask')
  expect(lanes.notices(here)).toEqual([])
  lanes.hub.join('elsewhere')
  lanes.bus.changed()
  const later = await lanes.connect(bob)
  lanes.bus.setReach('together')
  await Promise.all([here, later].map((client) => client.emitWithAck('clock:ask')))
  expect(lanes.notices(here)).toEqual(['instancesApart', 'instancesTogether'])
  expect(lanes.notices(later)).toEqual(['instancesApart', 'instancesTogether'])
})

test('[NOTICE1] people are told that the server cannot save from the first failed write until one goes through', async () => {
  const here = await lanes.connect(alice)
  lanes.health.writable = false
  lanes.storage.failed()
  lanes.room.clock.advance(1_000)
  await here.emitWithAck('clock:ask')
  const later = await lanes.connect(bob)
  lanes.health.writable = true
  lanes.room.clock.advance(1_000)
  await Promise.all([here, later].map((client) => client.emitWithAck('clock:ask')))
  expect(lanes.notices(here)).toEqual(['storage', 'storageBack'])
  expect(lanes.notices(later)).toEqual(['storage', 'storageBack'])
})
