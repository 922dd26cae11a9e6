import { isAnswer } from '@warroom/server/rooms/sync-frames.ts'
import { mutate } from '@warroom/server/testing/frame-mutations.ts'
import { TestServer } from '@warroom/server/testing/test-server.ts'
import { asIncidentId } from '@warroom/shared/domain/ids.ts'
import { Rng } from '@warroom/shared/testing/rng.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BINARY, clientFrame, RawLine } from './raw-line.ts'
import {
  type FrameName,
  HANDLED,
  type HandledKind,
  handledAs,
  REFUSED,
  type RecordedFrame,
  recordFrames,
} from './recorded-frames.ts'
import { Witness } from './witness.ts'

const FRAMES = Number(process.env.FUZZ_FRAMES ?? 8_000)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124)
/** Few enough that even if all of them ask for everything, nobody has asked too often. */
const MOST_PER_LINE = 8
const EVERYTHING = clientFrame(Uint8Array.of(0, 0, 1, 0))

const room = new TestServer()
const server = {
  get syncBase() {
    return `${room.server.address.replace('http', 'ws')}/sync`
  },
}
let alice: { readonly id: string; readonly token: string }
let mallory: { readonly id: string; readonly token: string }
let recorded: readonly RecordedFrame[]
beforeAll(async () => {
  await room.start()
  alice = await room.person('Alice', 'responder')
  mallory = await room.person('Mallory', 'responder')
  recorded = await recordFrames(server, mallory, (await room.declare('Recorded')).id)
})
afterAll(() => room.discard())

/** What came of the frames of one kind. */
class Coverage {
  private readonly counts = new Map<string, number>()
  count(name: FrameName, what: 'mutated' | 'handled' | 'cutOff' | 'early'): void {
    const key = `${name} ${what}`
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
  }
  of(name: FrameName, what: 'mutated' | 'handled' | 'cutOff' | 'early'): number {
    return this.counts.get(`${name} ${what}`) ?? 0
  }
}

const answersOn = (line: RawLine): number =>
  line.heard.filter(({ opcode, content }) => opcode === BINARY && isAnswer(content)).length

test(
  `[ABUSE24] ${FRAMES.toLocaleString('en')} mutated frames of every kind, over real sockets, disturb nobody`,
  async () => {
    const rng = new Rng(SEED)
    const id = asIncidentId((await room.declare()).id)
    const path = `/sync/incidents/${id}/board?acks=1`
    const witness = await Witness.at(server, alice, id)
    let cursorsSeen = 0
    witness.client.provider.awareness.setLocalState({ cursor: { anchor: 0, head: 0 } })
    witness.client.provider.awareness.on('change', () => {
      cursorsSeen += 1
    })
    const names: readonly FrameName[] = [...HANDLED, ...REFUSED]
    const coverage = new Coverage()
    let cursorsTold = 0
    let mutated = 0
    for (let lines = 0; mutated < FRAMES; lines++) {
      const frames: { readonly name: FrameName; readonly bytes: Uint8Array; readonly opcode: number }[] = []
      const isEarly = lines % 2 === 0
      let answersDue = 1
      // What is refused hides what comes after it: short lines as well, and kinds that always are come last.
      const many = rng.chance(0.5) ? 1 : 1 + rng.int(MOST_PER_LINE)
      for (let n = 0; n < many; n++, mutated++) {
        const name: FrameName = n < many - 1 ? rng.pick(HANDLED) : rng.pick(names)
        const { bytes, opcode } = rng.pick(recorded.filter((frame) => frame.name === name))
        const other = rng.pick(recorded).bytes
        const changed = rng.chance(0.02) ? bytes : mutate(bytes, other, rng)
        frames.push({ name, bytes: changed, opcode })
        if (changed !== bytes) coverage.count(name, 'mutated')
        if (isEarly) coverage.count(name, 'early')
        if (opcode === BINARY && handledAs(changed) === 'step1') answersDue += 1
      }
      const said = Buffer.concat([
        ...frames.map(({ bytes, opcode }) => clientFrame(bytes, { opcode })),
        EVERYTHING,
      ])
      const line = await RawLine.upgrade(room.server.address, path, {
        token: mallory.token,
        ...(isEarly && { first: said }),
      })
      expect(line.status).toBe(101)
      if (!isEarly) line.say(said)
      await line.until(() => answersOn(line) >= answersDue)
      const wasCut = line.isOver || line.closeCode !== null
      if (wasCut) expect([4400, 4413, 4529]).toContain(line.closeCode)
      for (const { name, bytes, opcode } of frames) {
        const isKnown = opcode === BINARY && handledAs(bytes) === name
        if (isKnown && !wasCut) coverage.count(name, 'handled')
        if (!isKnown && wasCut) coverage.count(name, 'cutOff')
      }
      if (line.heard.some(({ content }) => content[0] === 1 && content.length > 3)) cursorsTold += 1
      line.hangUp()
      room.clock.advance(1_000)
      if (lines % 100 === 0) witness.write()
    }
    const least = Math.floor(FRAMES / 400)
    for (const name of names) {
      expect([name, coverage.of(name, 'mutated')]).toSatisfy(([, count]) => count >= least)
      expect([name, coverage.of(name, 'early')]).toSatisfy(([, count]) => count >= least / 4)
      expect([name, coverage.of(name, 'cutOff')]).toSatisfy(([, count]) => count > 0)
    }
    for (const name of HANDLED satisfies readonly HandledKind[]) {
      expect([name, coverage.of(name, 'handled')]).toSatisfy(([, count]) => count > 0)
    }
    // They had effects, too: who was asked answered, cursors went both ways, and words arrived.
    expect(cursorsTold).toBeGreaterThan(0)
    expect(cursorsSeen).toBeGreaterThan(0)
    const rows = await room.log.read(id, { after: 0, document: 'board' })
    expect(rows.some((row) => row.personId === mallory.id)).toBe(true)
    await witness.expectUndisturbed(server, alice, id)
    const replayed = new Y.Doc()
    for (const row of await room.log.read(id, { after: 0, document: 'board' })) {
      Y.applyUpdate(replayed, row.update)
    }
    expect(replayed.store.pendingStructs).toBeNull()
    expect(replayed.getText('impact').toString()).toBe(witness.client.doc.getText('impact').toString())
    expect(replayed.getText('notes').toString()).toBe(witness.client.doc.getText('notes').toString())
    expect((await room.get(`/api/v1/incidents/${id}`, { token: alice.token })).status).toBe(200)
    witness.leave()
  },
  120_000 * Math.max(1, FRAMES / 8_000),
)
