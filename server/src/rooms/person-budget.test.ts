import { AUTOMATION } from '@warroom/shared/domain/actor.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { alice, aRoom, bob, HeldPeer } from '../testing/room-fixture.ts'
import { say } from '../testing/say.ts'
import { type Budget, PersonBudgets } from './person-budget.ts'
import { isAnswer, step1Frame, updateFrame } from './sync-frames.ts'

const MIB = 1024 * 1024
const everything = step1Frame(Y.encodeStateVector(new Y.Doc()))
const howOften = (take: () => boolean, most = 10_000): number => {
  let times = 0
  while (times < most && take()) times += 1
  return times
}

test('[LIMIT1] all lines of a person draw on one budget, which hanging up does not fill', async () => {
  const room = await aRoom()
  const budgets = new PersonBudgets()
  const doc = new Y.Doc()
  doc.getText('notes').insert(0, 'once')
  const edit = updateFrame(Y.encodeStateAsUpdate(doc))
  let taken = 0
  for (let line = 0; line < 30; line++) {
    const mallory = await room.attach(new HeldPeer(bob, { budget: budgets.of(bob, room.clock.now()) }))
    for (let n = 0; n < 300 && mallory.closedBecause === null; n++) {
      mallory.say(edit)
      if (mallory.closedBecause === null) taken += 1
    }
    mallory.seat?.leave()
    await room.settle()
  }
  expect(taken).toBe(4_000)
  const honest = await room.attach(new HeldPeer(alice, { budget: budgets.of(alice, room.clock.now()) }))
  await say(room, honest, [everything])
  expect(honest.closedBecause).toBeNull()
  room.clock.advance(1_000)
  expect(howOften(() => budgets.of(bob, room.clock.now()).frame(1, room.clock.now()))).toBe(400)
})

test('[LIMIT2] who asks for everything again and again is cut off, and may come back later', async () => {
  const room = await aRoom()
  const mallory = await room.attach(new HeldPeer(bob))
  for (let n = 0; n < 100; n++) await say(room, mallory, [everything])
  expect(mallory.closedBecause).toBe('tooManyMessages')
  expect(mallory.frames.filter(isAnswer)).toHaveLength(10)
  const curious = await room.attach(new HeldPeer(bob))
  for (let n = 0; n < 100; n++) await say(room, curious, [Uint8Array.of(3)])
  expect(curious.closedBecause).toBe('tooManyMessages')
})

test('[LIMIT2] a stock client that is set to ask every few seconds may', async () => {
  const room = await aRoom()
  const patient = await room.attach(new HeldPeer(bob))
  for (let n = 0; n < 100; n++) {
    await say(room, patient, [everything])
    room.clock.advance(2_000)
  }
  expect(patient.closedBecause).toBeNull()
  expect(patient.frames.filter(isAnswer)).toHaveLength(100)
})

test('[LIMIT3] answers are paid for by their length: who was told much waits until they may ask again', () => {
  const budget: Budget = new PersonBudgets().of(bob, 0)
  expect(howOften(() => budget.question(0), 3)).toBe(3)
  // Twenty tabs that load the whole of an ordinary incident.
  for (let tab = 0; tab < 20; tab++) budget.answered(MIB, 0)
  expect(budget.question(0)).toBe(true)
  budget.answered(60 * MIB, 0)
  expect(budget.question(0)).toBe(false)
  expect(budget.question(2_000)).toBe(false)
  expect(budget.question(10_000)).toBe(true)
})

test('[LIMIT1] the operator’s own token has no such bounds', () => {
  const budget = new PersonBudgets().of(AUTOMATION, 0)
  budget.answered(1_000 * MIB, 0)
  expect(
    howOften(
      () =>
        budget.connect(0) &&
        budget.frame(MIB, 0) &&
        budget.question(0) &&
        budget.call(0) &&
        budget.command(0),
    ),
  ).toBe(10_000)
})

test('[LIMIT9] commands are a hundred at once and twenty a second', () => {
  const budgets = new PersonBudgets()
  expect(howOften(() => budgets.of(bob, 0).command(0))).toBe(100)
  expect(howOften(() => budgets.of(bob, 0).command(1_000))).toBe(20)
  expect(budgets.of(alice, 0).command(1_000)).toBe(true)
})
