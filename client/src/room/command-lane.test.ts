import type { CommandInput } from '@warroom/shared/commands/command.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { SequentialIds } from '@warroom/shared/testing/sequential-ids.ts'
import { expect, test } from 'vitest'
import { CommandLane } from './command-lane.ts'
import { Observable } from './observable.ts'

const NOTE = { type: 'noteTimeline', text: 'Called the vendor' } as const

/** A line whose answers the test gives; an unanswered attempt ends when its time is up. */
function line(clock: FakeClock, { joined = true } = {}) {
  const attempts: CommandInput[] = []
  let answerNow: ((result: CommandResult | null) => void) | null = null
  const wire = {
    joined: new Observable(joined),
    command: (command: CommandInput, withinMs: number) =>
      new Promise<CommandResult | null>((resolve) => {
        attempts.push(command)
        answerNow = resolve
        clock.after(withinMs, () => resolve(null))
      }),
  }
  return { wire, attempts, answer: (result: CommandResult | null) => answerNow?.(result) }
}

/** Lets everything that waits for nothing but promises go on. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}

test('[ROOM10] a command without an answer is tried again under the same id, then given up and forgotten', async () => {
  const clock = new FakeClock()
  const { wire, attempts } = line(clock)
  const sent = new CommandLane(wire, clock, new SequentialIds('c')).send(NOTE)
  for (let i = 0; i < 120; i++) {
    await settle()
    clock.advance(100)
  }
  expect(await sent).toMatchObject({ ok: false, refusal: { code: 'unavailable' } })
  expect(attempts.length).toBeGreaterThan(1)
  expect(new Set(attempts.map((command) => command.id))).toEqual(new Set(['c1']))
  const asked = attempts.length
  wire.joined.set(false)
  wire.joined.set(true)
  clock.advance(60_000)
  await settle()
  expect(attempts).toHaveLength(asked)
})

test('[ROOM10] without a line a command waits a moment for it, and is not sent when it comes later', async () => {
  const clock = new FakeClock()
  const { wire, attempts } = line(clock, { joined: false })
  const sent = new CommandLane(wire, clock, new SequentialIds('c')).send(NOTE)
  await settle()
  clock.advance(2_600)
  expect(await sent).toMatchObject({
    ok: false,
    refusal: { message: expect.stringContaining('Nothing was sent') },
  })
  wire.joined.set(true)
  await settle()
  expect(attempts).toEqual([])
})

test('[ROOM10] a line that comes back in a moment is used, and the answer is handed on', async () => {
  const clock = new FakeClock()
  const { wire, attempts, answer } = line(clock, { joined: false })
  const sent = new CommandLane(wire, clock, new SequentialIds('c')).send(NOTE)
  await settle()
  wire.joined.set(true)
  await settle()
  expect(attempts).toEqual([{ ...NOTE, id: 'c1' }])
  answer({ ok: true, seq: 7 })
  expect(await sent).toEqual({ ok: true, seq: 7 })
})
