import type { CommandInput } from '@warroom/shared/commands/command.ts'
import { commandSchema } from '@warroom/shared/commands/command.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { expect, test } from 'vitest'
import { MemoryIncidentLog } from '../adapters/memory/memory-incident-log.ts'
import { alice, aRoom, bob, carol, dave, HeldPeer, type RoomFixture } from '../testing/room-fixture.ts'

const send = (room: RoomFixture, actor: Actor, command: CommandInput) =>
  room.registry.command(room.id, commandSchema.parse(command), actor)

test('[CMD1] of fifty people who claim a role at the same moment exactly one gets it, the others learn who', async () => {
  const room = await aRoom()
  const claimants = Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? alice : bob))
  const answers = await Promise.all(
    claimants.map((actor, i) =>
      send(room, actor, { id: `c${i}`, type: 'assumeRole', role: 'commander', expectedHolder: null }),
    ),
  )
  const refusals = answers.filter((answer) => !answer.ok)
  expect(refusals).toHaveLength(25)
  for (const answer of refusals) {
    expect(answer).toMatchObject({
      refusal: { code: 'roleTaken', holder: 'alice', holderName: 'Alice', since: room.clock.now() },
    })
  }
  const state = await room.registry.state(room.id)
  expect(state?.record.roles.commander).toMatchObject({ holder: 'alice', epoch: 1 })
  expect(state?.record.timeline.filter((entry) => entry.kind === 'role')).toHaveLength(1)
})

test('[CMD2] the same command sent twice acts once and is answered alike', async () => {
  const room = await aRoom()
  const command = { id: 'n1', type: 'noteTimeline', text: 'Paged the DBA' } as const
  const first = await send(room, alice, command)
  expect(await send(room, alice, command)).toEqual(first)
  const notes = (await room.registry.state(room.id))?.record.timeline.filter((entry) => entry.kind === 'note')
  expect(notes).toHaveLength(1)
})

test('[CMD3] a refused command sent again does not run when the role has become free meanwhile', async () => {
  const room = await aRoom()
  await send(room, alice, { id: 'c1', type: 'assumeRole', role: 'scribe' })
  const claim = { id: 'c2', type: 'assumeRole', role: 'scribe' } as const
  const refused = await send(room, bob, claim)
  await send(room, alice, { id: 'c3', type: 'renounceRole', role: 'scribe' })
  expect(await send(room, bob, claim)).toEqual(refused)
  expect((await room.registry.state(room.id))?.record.roles.scribe?.holder).toBeNull()
})

test('[CMD4] nobody gets the answer of a command that somebody else sent under the same id', async () => {
  const room = await aRoom()
  await send(room, alice, { id: 'c1', type: 'assumeRole', role: 'scribe' })
  expect(await send(room, bob, { id: 'c1', type: 'assumeRole', role: 'scribe' })).toMatchObject({
    ok: false,
    refusal: { code: 'invalid' },
  })
})

test('[CMD5] an observer is refused by a command that edits facts, and the log does not grow', async () => {
  const room = await aRoom()
  const before = await room.log.head(room.id)
  expect(await send(room, dave, { id: 'c1', type: 'changeSeverity', severity: 'sev5' })).toMatchObject({
    ok: false,
    refusal: { code: 'forbidden' },
  })
  expect(await room.log.head(room.id)).toBe(before)
})

test('[CMD6] everybody connected to the record sees a command’s result, with the names it needs', async () => {
  const room = await aRoom()
  const watcher = await room.attach(new HeldPeer(dave, { document: 'record' }))
  watcher.frames.length = 0
  await send(room, carol, { id: 'c1', type: 'assignRole', role: 'operations', personId: 'bob' })
  expect(watcher.frames.some((frame) => frame[0] === 0 && frame[1] === 2)).toBe(true)
  const record = (await room.registry.state(room.id))?.record
  expect(record?.roles.operations?.holder).toBe('bob')
  expect(record?.participants.bob?.name).toBe('Bob')
})

test('[CMD7] the list row follows each command in the same commit', async () => {
  const log = new MemoryIncidentLog()
  const room = await aRoom(log)
  await send(room, alice, { id: 'c1', type: 'takeCommand' })
  await send(room, alice, { id: 'c2', type: 'changeStatus', status: 'investigating' })
  const [row] = log.summaries()
  expect(row).toMatchObject({
    status: 'investigating',
    commander: { personId: 'alice', name: 'Alice' },
    seq: await room.log.head(room.id),
  })
})
