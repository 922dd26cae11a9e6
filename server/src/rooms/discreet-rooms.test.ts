import { commandSchema } from '@warroom/shared/commands/command.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { asCommandId } from '@warroom/shared/domain/ids.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { SequentialIds } from '@warroom/shared/testing/sequential-ids.ts'
import { expect, test } from 'vitest'
import { HeldLog } from '../testing/held-log.ts'
import { alice, aRoom, bob } from '../testing/room-fixture.ts'
import { DiscreetRooms } from './discreet-rooms.ts'

const WORRY = 'We guess, and nobody says so'

async function aDiscreetRoom(log = new HeldLog()) {
  const room = await aRoom(log)
  const clock = new FakeClock()
  const rooms = new DiscreetRooms(room.registry, {
    scheduler: clock,
    ids: new SequentialIds('d'),
    delayMs: () => 40_000,
  })
  const raise = (actor: Actor, { id = 'c1', anonymous = true } = {}) =>
    rooms.command(room.id, commandSchema.parse({ id, type: 'raiseConcern', text: WORRY, anonymous }), actor)
  const concerns = async () => Object.values((await room.registry.state(room.id))?.record.concerns ?? {})
  const later = async (ms: number) => {
    clock.advance(ms)
    await room.settle()
  }
  return { room, rooms, log, raise, concerns, later }
}

test('[DISCREET1] a concern without a name is told later, and nothing that is kept knows whose it is', async () => {
  const { room, log, raise, concerns, later } = await aDiscreetRoom()
  await room.registry.welcome(room.id, bob)
  const headBefore = await log.head(room.id)
  expect(await raise(bob)).toEqual({ ok: true, seq: 0 })
  expect(await concerns()).toEqual([])
  await later(39_000)
  expect(await log.head(room.id)).toBe(headBefore)
  await later(1_000)
  expect(await concerns()).toMatchObject([{ text: WORRY, raisedBy: null }])
  const rows = await log.read(room.id, { after: headBefore ?? 0 })
  expect(rows).toMatchObject([{ personId: null }])
  expect(await log.answeredCommand(room.id, asCommandId('c1'))).toBeNull()
  for (const { update, ...row } of rows) {
    expect(JSON.stringify(row)).toContain(WORRY)
    expect(JSON.stringify(row)).not.toMatch(/bob|"c1"/i)
    expect(Buffer.from(update).toString('latin1')).not.toMatch(/bob|c1/i)
  }
})

test('[DISCREET2] sent twice it is told once; on an orderly stop it is told at once', async () => {
  const { rooms, raise, concerns } = await aDiscreetRoom()
  await raise(alice)
  await raise(alice)
  await rooms.flush()
  expect(await concerns()).toHaveLength(1)
})

test('[DISCREET3] while storage is away it is kept, and told when storage is back', async () => {
  const { log, raise, concerns, later } = await aDiscreetRoom()
  await raise(alice)
  log.failNext = true
  await later(40_000)
  expect(await concerns()).toEqual([])
  await later(5_000)
  expect(await concerns()).toHaveLength(1)
})

test('[DISCREET4] a concern with a name goes the way of every command', async () => {
  const { raise, concerns } = await aDiscreetRoom()
  expect(await raise(alice, { anonymous: false })).toMatchObject({ ok: true })
  expect(await concerns()).toMatchObject([{ raisedBy: alice.personId }])
})
