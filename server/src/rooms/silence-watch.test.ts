import type { CommandInput } from '@warroom/shared/commands/command.ts'
import { commandSchema } from '@warroom/shared/commands/command.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { DecidedIncident } from '@warroom/shared/testing/decided-incident.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { DECLARED_AT } from '@warroom/shared/testing/incident-builders.ts'
import { expect, test } from 'vitest'
import { silentBus } from '../adapters/silent-bus.ts'
import { HeldLog } from '../testing/held-log.ts'
import { alice, anInstance, aRoom, bob, HeldPeer, type RoomFixture } from '../testing/room-fixture.ts'
import { TwoInstances } from '../testing/two-instances.ts'
import { SilenceWatch } from './silence-watch.ts'

const send = (room: Pick<RoomFixture, 'registry' | 'id'>, actor: Actor, command: CommandInput) =>
  room.registry.command(room.id, commandSchema.parse(command), actor)
const proposal = (id = 'p1') =>
  ({ id, type: 'proposeDecision', statement: 'Fail over', windowSeconds: 60 }) as const

async function decisionsOf(room: Pick<RoomFixture, 'registry' | 'id'>) {
  const state = await room.registry.state(room.id)
  return {
    decisions: Object.values(state?.record.decisions ?? {}),
    told: state?.record.timeline.filter(({ kind }) => kind === 'decision').map(({ text }) => text) ?? [],
  }
}

test('[SILENCE1] when the window ends the room writes down that nobody objected, and everybody in it sees it', async () => {
  const room = await aRoom()
  const peer = await room.attach(new HeldPeer(bob, { document: 'record' }))
  await send(room, alice, proposal())
  await room.settle()
  const told = peer.frames.length
  room.clock.advance(59_999)
  await room.settle()
  expect((await decisionsOf(room)).decisions).toMatchObject([{ outcome: null }])
  room.clock.advance(1)
  await room.settle()
  const { decisions, told: sentences } = await decisionsOf(room)
  expect(decisions).toMatchObject([{ outcome: 'decided', closedBy: null }])
  expect(sentences.at(-1)).toBe('Nobody objected, so it is decided: “Fail over”')
  expect(peer.frames.length).toBeGreaterThan(told)
})

test('[SILENCE2] a window that ended while nobody had the room open is closed when somebody opens it', async () => {
  const room = await aRoom()
  await send(room, alice, proposal())
  await room.registry.close()
  room.clock.advance(120_000)
  const again = anInstance(room.log, { bus: silentBus('alone'), clock: room.clock, ids: 'later' })
  const reopened = { registry: again.registry, id: room.id }
  await decisionsOf(reopened)
  room.clock.advance(0)
  await again.settle()
  const { decisions } = await decisionsOf(reopened)
  expect(decisions).toMatchObject([{ outcome: 'decided', closedBy: null }])
})

test('[SILENCE3] storage that fails in that moment is asked again', async () => {
  const log = new HeldLog()
  const room = await aRoom(log)
  await room.attach(new HeldPeer(bob))
  await send(room, alice, proposal())
  log.failNext = true
  room.clock.advance(60_000)
  await room.settle()
  room.clock.advance(5_000)
  await room.settle()
  expect((await decisionsOf(room)).decisions).toMatchObject([{ outcome: 'decided' }])
})

test('[SILENCE4] with the room open at two instances it is written down once', async () => {
  const at = await TwoInstances.start()
  await at.page(at.east, alice, 7)
  await at.page(at.west, bob, 8)
  const east = { registry: at.east.registry, id: at.id }
  await send(east, alice, proposal())
  await at.settle()
  at.clock.advance(60_000)
  await at.settle()
  at.clock.advance(5_000)
  await at.settle()
  for (const registry of [at.east.registry, at.west.registry]) {
    const { decisions, told } = await decisionsOf({ registry, id: at.id })
    expect(decisions).toMatchObject([{ outcome: 'decided' }])
    expect(told).toHaveLength(2)
  }
})

test('[SILENCE5] a timer that rings a moment early decides nothing, and is set again', async () => {
  const clock = new FakeClock(DECLARED_AT)
  const incident = new DecidedIncident()
  incident.must(alice, { type: 'proposeDecision', statement: 'Fail over', windowSeconds: 60 })
  const settledAt: number[] = []
  const early = { after: (ms: number, task: () => void) => clock.after(Math.max(0, ms - 1), task) }
  const watch = new SilenceWatch({ clock, scheduler: early }, async () => {
    settledAt.push(clock.now() - DECLARED_AT)
  })
  watch.watch(incident.document)
  clock.advance(59_999)
  await Promise.resolve()
  expect(settledAt).toEqual([59_999])
  clock.advance(1_000)
  await Promise.resolve()
  expect(settledAt.length).toBeGreaterThan(1)
  watch.stop()
  const before = settledAt.length
  clock.advance(60_000)
  expect(settledAt).toHaveLength(before)
})
