import { addAction, proposeHypothesis } from '@warroom/shared/document/board-edits.ts'
import { readBoard } from '@warroom/shared/document/read-board.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { alice, bob } from '../testing/room-fixture.ts'
import { type Instance, TwoInstances } from '../testing/two-instances.ts'
import { step2Frame } from './sync-frames.ts'

let at: TwoInstances
beforeEach(async () => {
  at = await TwoInstances.start()
})

const hypothesis = (name: string, by: Actor) =>
  [
    { id: name, by: by.personId, at: 1 },
    { statement: name, order: 'a0' },
  ] as const

describe('two instances of one workspace', () => {
  test('[INST1] what is committed at one is told to the people at the other, once', async () => {
    const [a, b] = [await at.page(at.east, alice, 7), await at.page(at.west, bob, 8)]
    a.device.board.notes.insert(0, 'east')
    a.send()
    await at.settle()
    expect(b.listen()).toBe(1)
    b.device.board.notes.insert(4, ' and west')
    b.send()
    await at.settle()
    b.listen()
    expect(a.listen()).toBeGreaterThan(0)
    expect([a, b].map(({ device }) => device.board.notes.toString())).toEqual([
      'east and west',
      'east and west',
    ])
    expect((await at.east.registry.state(at.id))?.seq).toBe((await at.west.registry.state(at.id))?.seq)
  })

  test('[INST2] word that was lost is read from the log when the next one comes', async () => {
    const [a, b] = [await at.page(at.east, alice, 7), await at.page(at.west, bob, 8)]
    at.hub.holding = true
    a.device.board.notes.insert(0, 'lost ')
    a.send()
    await at.settle()
    at.hub.underWay = []
    at.hub.holding = false
    a.device.board.notes.insert(5, 'and found')
    a.send()
    await at.settle()
    b.listen()
    expect(b.device.board.notes.toString()).toBe('lost and found')
  })

  test('[INST3] word that comes twice, late and out of order changes nothing', async () => {
    const [a, b] = [await at.page(at.east, alice, 7), await at.page(at.west, bob, 8)]
    at.hub.holding = true
    for (const word of ['one ', 'two ', 'three ']) {
      a.device.board.notes.insert(a.device.board.notes.length, word)
      a.send()
      await at.settle()
    }
    const words = at.hub.underWay.splice(0)
    for (const word of [...words].reverse().concat(words)) at.hub.deliver(word)
    await at.settle()
    const updates = b.listen()
    expect(b.device.board.notes.toString()).toBe('one two three ')
    expect(updates).toBe(1)
    expect(at.west.errors).toEqual([])
  })

  test('[INST4] edits committed at both at the same moment are all kept, and nobody’s line is closed', async () => {
    const [a, b] = [await at.page(at.east, alice, 7), await at.page(at.west, bob, 8)]
    for (let round = 0; round < 10; round++) {
      a.device.board.notes.insert(0, 'a')
      b.device.board.notes.insert(0, 'b')
      a.send()
      b.send()
      await at.settle()
    }
    a.listen()
    b.listen()
    expect([...a.device.board.notes.toString()].sort().join('')).toBe('aaaaaaaaaabbbbbbbbbb')
    expect(b.device.board.notes.toString()).toBe(a.device.board.notes.toString())
    const read = (instance: Instance) => instance.registry.state(at.id)
    expect((await read(at.west))?.boardJson).toEqual((await read(at.east))?.boardJson)
    expect((await read(at.west))?.recordJson).toEqual((await read(at.east))?.recordJson)
    expect([a.peer.closedBecause, b.peer.closedBecause]).toEqual([null, null])
    expect([...at.east.errors, ...at.west.errors]).toEqual([])
    expect((await at.log.read(at.id, { after: 0 })).map((row) => row.seq)).toEqual(
      Array.from({ length: (await at.log.head(at.id)) ?? 0 }, (_, i) => i + 1),
    )
  })

  test('[INST5] of two who claim a role at different instances at once one has it, and the other is told who', async () => {
    const claim = (commandId: string) => ({ id: commandId, type: 'assumeRole', role: 'commander' }) as const
    for (const instance of [at.east, at.west]) await instance.registry.state(at.id)
    const [a, b] = await Promise.all([
      at.east.registry.command(at.id, claim('c1'), alice),
      at.west.registry.command(at.id, claim('c2'), bob),
    ])
    expect([a.ok, b.ok].sort()).toEqual([false, true])
    const refused = a.ok ? b : a
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'roleTaken' } })
    const holders = await Promise.all(
      [at.east, at.west].map(
        async ({ registry }) => (await registry.state(at.id))?.record.roles.commander?.holder,
      ),
    )
    expect(holders[0]).toBe(a.ok ? alice.personId : bob.personId)
    expect(holders[1]).toBe(holders[0])
  })

  test('[INST6] the same command sent to both acts once, and both answer alike', async () => {
    const command = { id: 'c1', type: 'noteTimeline', text: 'Paged the DBA' } as const
    for (const instance of [at.east, at.west]) await instance.registry.state(at.id)
    const answers = await Promise.all(
      [at.east, at.west].map(({ registry }) => registry.command(at.id, command, alice)),
    )
    expect(answers[1]).toEqual(answers[0])
    const state = await at.west.registry.state(at.id)
    expect(state?.record.timeline.filter((entry) => entry.text.includes('Paged'))).toHaveLength(1)
  })

  test('[INST7] without word instances are within five seconds of each other, and at once when it gets through again', async () => {
    const [a, b] = [await at.page(at.east, alice, 7), await at.page(at.west, bob, 8)]
    for (const { bus } of [at.east, at.west]) bus.setReach('apart')
    a.device.board.notes.insert(0, 'apart')
    a.send()
    await at.settle()
    expect(b.listen()).toBe(0)
    at.clock.advance(5_000)
    await at.settle()
    b.listen()
    expect(b.device.board.notes.toString()).toBe('apart')
    a.device.board.notes.insert(5, ', together')
    a.send()
    await at.settle()
    for (const { bus } of [at.east, at.west]) bus.setReach('together')
    await at.settle()
    b.listen()
    expect(b.device.board.notes.toString()).toBe('apart, together')
  })

  test('[INST8] who comes over with what this instance has not heard of yet is let go on', async () => {
    const here = await at.page(at.west, bob, 8)
    at.hub.holding = true
    const a = await at.page(at.east, alice, 7)
    a.device.board.notes.insert(0, 'saved in the east')
    proposeHypothesis(a.device.board, ...hypothesis('Deploy', alice))
    a.send()
    await at.settle()
    a.listen()
    a.peer.seat?.leave()
    const again = await at.page(at.west, alice, 7, a.device)
    again.peer.say(step2Frame(Y.encodeStateAsUpdate(a.device.doc)))
    a.device.board.notes.insert(0, 'and in the at.west, ')
    again.send()
    await at.settle()
    expect(again.peer.closedBecause).toBeNull()
    here.listen()
    expect(here.device.board.notes.toString()).toBe('and in the at.west, saved in the east')
  })

  test('[INST9] numbers are given once, and each act is told once on the timeline, whoever does it where', async () => {
    const [a, b] = [await at.page(at.east, alice, 7), await at.page(at.west, bob, 8)]
    proposeHypothesis(a.device.board, ...hypothesis('Deploy', alice))
    proposeHypothesis(b.device.board, ...hypothesis('DNS', bob))
    addAction(b.device.board, { id: 'a1', by: bob.personId, at: 1 }, { title: 'Roll back', order: 'a0' })
    a.send()
    b.send()
    await at.settle()
    a.listen()
    // What the other did is known here by now, and is not told again with one's own.
    a.device.board.notes.insert(0, 'Seen since 14:02')
    a.send()
    await at.settle()
    const state = await at.east.registry.state(at.id)
    expect(state?.board.hypotheses.map((h) => h.number).sort()).toEqual([1, 2])
    const told = state?.record.timeline.map(({ actor, text }) => `${actor}: ${text}`) ?? []
    expect(told.filter((line) => line.startsWith('alice: '))).toEqual([
      expect.stringContaining('Deploy'),
      expect.stringContaining('Notes'),
    ])
    expect(told.filter((line) => line.startsWith('bob: '))).toHaveLength(2)
    b.listen()
    expect(readBoard(b.device.board)).toEqual(state?.board)
  })

  test('[INST10] a clientID somebody wrote with at one instance is refused from anybody else at the other', async () => {
    const [a, b] = [await at.page(at.east, alice, 7), await at.page(at.west, bob, 8)]
    a.device.board.notes.insert(0, 'mine')
    a.send()
    await at.settle()
    b.listen()
    b.device.doc.clientID = 7
    b.device.board.notes.insert(0, 'not ')
    b.send()
    await at.settle()
    expect(b.peer.closedBecause).toBe('badMessage')
    expect((await at.west.registry.state(at.id))?.board.notes).toBe('mine')
  })

  test('[INST11] what was answered at one is in the state read at the other', async () => {
    await at.west.registry.state(at.id)
    at.hub.holding = true
    const command = { id: 'c1', type: 'changeSeverity', severity: 'sev1' } as const
    expect(await at.east.registry.command(at.id, command, alice)).toMatchObject({ ok: true })
    expect((await at.west.registry.state(at.id))?.record.incident.severity).toBe('sev1')
  })
})
