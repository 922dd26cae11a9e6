import { openBoard } from '@warroom/shared/document/board-document.ts'
import { addAction, addEvidence, proposeHypothesis } from '@warroom/shared/document/board-edits.ts'
import { readBoard } from '@warroom/shared/document/read-board.ts'
import { Rng } from '@warroom/shared/testing/rng.ts'
import { expect, test } from 'vitest'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import { mutate } from '../testing/frame-mutations.ts'
import { alice, aRoom, bob, HeldPeer } from '../testing/room-fixture.ts'
import { awarenessFrame, readFrame, step1Frame, step2Frame, updateFrame } from './sync-frames.ts'

const FRAMES = Number(process.env.FUZZ_FRAMES ?? 100_000)

/** One frame of every kind, as an honest client says them. */
function recordedFrames(): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = 7
  const board = openBoard(doc)
  const frames: Uint8Array[] = [step1Frame(Y.encodeStateVector(doc)), Uint8Array.of(3)]
  doc.on('update', (update: Uint8Array) => frames.push(updateFrame(update)))
  proposeHypothesis(board, { id: 'h1', by: bob.personId, at: 1 }, { statement: 'Bad deploy 😀', order: 'a0' })
  addEvidence(
    board,
    { id: 'e1', by: bob.personId, at: 1 },
    { hypothesisId: 'h1', stance: 'for', text: 'graph', link: '' },
  )
  addAction(board, { id: 'a1', by: bob.personId, at: 1 }, { title: 'Roll back', order: 'a0' })
  board.notes.insert(0, 'some words to be cut')
  board.notes.delete(3, 6)
  board.actions.set('plain', { deep: [1, 'two', { three: 3 }] })
  frames.push(step2Frame(Y.encodeStateAsUpdate(doc)), step1Frame(Y.encodeStateVector(doc)))
  const awareness = new awarenessProtocol.Awareness(doc)
  awareness.setLocalState({ cursor: { anchor: 1, head: 2 } })
  frames.push(awarenessFrame(awarenessProtocol.encodeAwarenessUpdate(awareness, [7])))
  awareness.destroy()
  return frames
}

test(
  `[GATE10] ${FRAMES.toLocaleString('en')} mutated frames poison no document, and others in the room notice nothing`,
  async () => {
    const rng = new Rng(Number(process.env.FUZZ_SEED ?? 20_261_123))
    const room = await aRoom()
    const recorded = recordedFrames()
    const honest = await room.attach(new HeldPeer(alice))
    const mine = new Y.Doc()
    mine.clientID = 9
    let honestEdits = 0
    mine.on('update', (update: Uint8Array) => honest.say(updateFrame(update)))
    let mallory = await room.attach(new HeldPeer(bob))
    let cutOff = 0
    const reached = { step1: 0, edit: 0, awareness: 0, queryAwareness: 0 }
    for (let i = 0; i < FRAMES; i++) {
      const mutated = mutate(rng.pick(recorded), rng.pick(recorded), rng)
      const frame = readFrame(mutated)
      if (frame) reached[frame.type] += 1
      mallory.say(mutated)
      if (i % 50 === 0) await room.settle()
      if (i % 1_000 === 0) {
        openBoard(mine).impact.insert(0, `edit ${honestEdits++} `)
        honest.frames.length = 0
      }
      room.clock.advance(20)
      if (mallory.closedBecause !== null) {
        cutOff += 1
        mallory.seat?.leave()
        mallory = await room.attach(new HeldPeer(bob))
      }
      mallory.frames.length = 0
    }
    await room.settle()
    expect(cutOff).toBeGreaterThan(FRAMES / 10)
    for (const times of Object.values(reached)) expect(times).toBeGreaterThan(FRAMES / 200)
    expect(room.errors).toEqual([])
    expect(honest.closedBecause).toBeNull()
    const state = await room.registry.state(room.id)
    // The whole text: readers stop at 20,000 characters, which a long run exceeds.
    const impact = String(state?.boardJson.impact)
    for (let n = 0; n < honestEdits; n++) expect(impact).toContain(`edit ${n} `)
    const replayed = new Y.Doc()
    const board = openBoard(replayed)
    for (const row of await room.log.read(room.id, { after: 0, document: 'board' }))
      Y.applyUpdate(replayed, row.update)
    expect(readBoard(board)).toEqual(state?.board)
    expect(replayed.store.pendingStructs).toBeNull()
    expect(() => JSON.stringify(board.actions.toJSON())).not.toThrow()
  },
  240_000 * Math.max(1, FRAMES / 100_000),
)
