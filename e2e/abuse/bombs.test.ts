import { step2Frame, updateFrame } from '@warroom/server/rooms/sync-frames.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, RunningServer } from '../wire/running-server.ts'
import { BOMBS, endlessDeletion, pendingFlood } from './hostile-updates.ts'
import { clientFrame, RawLine } from './raw-line.ts'
import { expectFlatMemory } from './resident-memory.ts'
import { Witness } from './witness.ts'

const server = new RunningServer()
let alice: Member
let mallory: Member
let id: string
let witness: Witness
beforeAll(async () => {
  await server.start()
  alice = await server.person('Alice')
  mallory = await server.person('Mallory')
  id = await server.declare()
  witness = await Witness.at(server, alice, id)
  // What is thrown for the first time makes the process grow; that is not what is measured.
  for (const bomb of Object.values(BOMBS)) await thrown(updateFrame(bomb()))
})
afterAll(async () => {
  witness.leave()
  await server.remove()
})

const lineOf = (member: Member) =>
  RawLine.upgrade(server.url, `/sync/incidents/${id}/board?acks=1`, { token: member.token })

/** How the server ended the line that brought it. */
async function thrown(frame: Uint8Array): Promise<number | null> {
  const line = await RawLine.upgrade(server.url, `/sync/incidents/${id}/board?acks=1`, {
    token: mallory.token,
  })
  line.say(clientFrame(frame))
  await line.until(() => line.closeCode !== null)
  line.hangUp()
  return line.closeCode
}

test.each(Object.entries(BOMBS))(
  '[ABUSE25] %s: refused as an edit and as a handshake',
  async (_name, bomb) => {
    const before = witness.client.doc.getText('notes').toString()
    await expectFlatMemory(server, async () => {
      const bytes = bomb()
      for (let n = 0; n < 3; n++) {
        expect([4400, 4413]).toContain(await thrown(updateFrame(bytes)))
        expect([4400, 4413]).toContain(await thrown(step2Frame(bytes)))
      }
    })
    await witness.expectUndisturbed(server, alice, id)
    expect(witness.client.doc.getText('notes').toString()).toBe(before)
  },
)

test.each([
  ['a deletion of 2^52', endlessDeletion],
  ['nine thousand clients of whom something is missing', pendingFlood],
])(
  '[ABUSE25] %s waits for what never comes: nothing is kept, and its sender is cut off in the end',
  async (_name, bomb) => {
    await expectFlatMemory(server, async () => {
      const line = await lineOf(mallory)
      // Each pretends to be the answer that was asked for, and brings nothing again.
      for (let n = 0; n < 12; n++) line.say(clientFrame(step2Frame(bomb())))
      await line.until(() => line.closeCode !== null)
      expect(line.closeCode).toBe(4400)
      line.hangUp()
      const again = await lineOf(mallory)
      again.say(clientFrame(updateFrame(bomb())))
      again.say(clientFrame(Uint8Array.of(0, 0, 1, 0)))
      // Its greeting, and the question for what is missing.
      await again.until(
        () => again.heard.filter(({ content }) => content[0] === 0 && content[1] === 0).length >= 2,
      )
      expect(again.closeCode).toBeNull()
      again.hangUp()
    })
    await witness.expectUndisturbed(server, alice, id)
  },
)
