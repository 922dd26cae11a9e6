import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { alice } from '../testing/decided-incident.ts'
import { ALICE, BOB, DECLARED_AT } from '../testing/incident-builders.ts'
import { BoardWatch } from './board-changes.ts'
import { openBoard } from './board-document.ts'
import {
  addAction,
  addEvidence,
  addExitCriterion,
  proposeHypothesis,
  setFields,
  stateConfidence,
} from './board-edits.ts'
import { type BoardLookup, momentsOf } from './board-timeline.ts'
import { readBoard } from './read-board.ts'

/** A watched board: what Alice does on it, and the sentences that come of it. */
function watched() {
  const board = openBoard(new Y.Doc())
  const watch = new BoardWatch(board)
  const look = (): BoardLookup => {
    const { hypotheses, actions, evidence, exitCriteria, runbooks, runbookSteps } = readBoard(board)
    const find =
      <T extends { id: string }>(list: readonly T[]) =>
      (id: string) =>
        list.find((one) => one.id === id) ?? null
    return {
      hypothesis: find(hypotheses),
      action: find(actions),
      evidence: find(evidence),
      exitCriterion: find(exitCriteria),
      runbook: find(runbooks),
      runbookStep: find(runbookSteps),
      nameOf: (id) => (id === BOB ? 'Bob Berg' : null),
    }
  }
  return {
    board,
    watch,
    after: (edit: () => void): string[] => {
      edit()
      return momentsOf(watch.take(), alice, look()).map(({ text }) => text)
    },
  }
}
const by = (id: string) => ({ id, by: ALICE, at: DECLARED_AT })

test('[TL3] what happens to a hypothesis is told in words', () => {
  const { board, after } = watched()
  const set = (fields: Parameters<typeof setFields<'hypotheses'>>[3]) =>
    after(() => setFields(board, 'hypotheses', 'h', fields))
  expect(after(() => proposeHypothesis(board, by('h'), { statement: 'Bad deploy', order: 'a0' }))).toEqual([
    'Alice Ames proposed “Bad deploy”',
  ])
  const said = (['testing', 'supported', 'confirmed', 'ruledOut', 'parked', 'proposed'] as const).flatMap(
    (status) => set({ status }),
  )
  expect(said).toEqual([
    'Alice Ames is testing “Bad deploy”',
    'Alice Ames found support for “Bad deploy”',
    'Alice Ames confirmed “Bad deploy”',
    'Alice Ames ruled out “Bad deploy”',
    'Alice Ames parked “Bad deploy”',
    'Alice Ames reopened “Bad deploy”',
  ])
  expect(set({ owner: ALICE })).toEqual(['Alice Ames took “Bad deploy”'])
  expect(set({ owner: BOB })).toEqual(['Alice Ames gave “Bad deploy” to Bob Berg'])
  expect(set({ statement: 'Deploy 4.12' })).toEqual(['Alice Ames reworded “Bad deploy” to “Deploy 4.12”'])
  const evidence = { hypothesisId: 'h', stance: 'against', text: 'Errors began before it', link: '' } as const
  expect(after(() => addEvidence(board, by('e'), evidence))).toEqual([
    'Alice Ames added evidence against “Deploy 4.12”: “Errors began before it”',
  ])
})

test('[TL3] what happens to an action or a criterion is told in words', () => {
  const { board, after } = watched()
  const set = (fields: Parameters<typeof setFields<'actions'>>[3]) =>
    after(() => setFields(board, 'actions', 'a', fields))
  expect(after(() => addAction(board, by('a'), { title: 'Drain', order: 'a0' }))).toEqual([
    'Alice Ames added action “Drain”',
  ])
  expect(set({ state: 'doing', owner: ALICE })).toEqual([
    'Alice Ames started “Drain”',
    'Alice Ames took “Drain”',
  ])
  expect(set({ state: 'done', outcome: 'helped' })).toEqual([
    'Alice Ames finished “Drain”',
    'Alice Ames noted for “Drain”: helped',
  ])
  expect(set({ owner: null })).toEqual(['Alice Ames left “Drain” without an owner'])
  after(() => addExitCriterion(board, 'x', { text: 'Errors gone', order: 'a0' }))
  expect(after(() => setFields(board, 'exitCriteria', 'x', { met: true }))).toEqual([
    'Alice Ames marked “Errors gone” as met',
  ])
})

test('[TL5] who comes back with hours in one step has told what became of what they added', () => {
  const { board, after } = watched()
  const hours = () =>
    board.doc.transact(() => {
      proposeHypothesis(board, by('h'), { statement: 'Bad deploy', order: 'a0' })
      setFields(board, 'hypotheses', 'h', { status: 'ruledOut' })
      addAction(board, by('a'), { title: 'Roll back', order: 'a0' })
      setFields(board, 'actions', 'a', { state: 'done', outcome: 'helped' })
    })
  expect(after(hours).sort()).toEqual([
    'Alice Ames added action “Roll back”',
    'Alice Ames finished “Roll back”',
    'Alice Ames noted for “Roll back”: helped',
    'Alice Ames proposed “Bad deploy”',
    'Alice Ames ruled out “Bad deploy”',
  ])
})

test('[TL3] that the owner understood, and that the time did not suffice, is told; the first minutes are not', () => {
  const { board, after } = watched()
  const set = (fields: Parameters<typeof setFields<'actions'>>[3]) =>
    after(() => setFields(board, 'actions', 'a', fields))
  after(() => addAction(board, by('a'), { title: 'Drain eu-2', order: 'a0', owner: BOB }))
  expect(set({ acceptedAt: DECLARED_AT })).toEqual(['Alice Ames understood “Drain eu-2”'])
  expect(set({ acceptedAt: null })).toEqual([])
  expect(set({ owner: ALICE, acceptedAt: DECLARED_AT })).toEqual(['Alice Ames took “Drain eu-2”'])
  expect(set({ timeBoxUntil: DECLARED_AT })).toEqual([])
  expect(set({ timeBoxUntil: DECLARED_AT + 1 })).toEqual(['Alice Ames gave “Drain eu-2” more time'])
  expect(set({ timeBoxUntil: DECLARED_AT })).toEqual([])
  expect(set({ timeBoxUntil: null })).toEqual([])
})

test('[TL3] what changes nothing people would tell each other says nothing', () => {
  const { board, after } = watched()
  after(() => addAction(board, by('a'), { title: 'Drain', order: 'a0' }))
  expect(
    after(() => setFields(board, 'actions', 'a', { title: 'Drain', state: 'open', order: 'a1' })),
  ).toEqual([])
  expect(after(() => stateConfidence(board, 'h', ALICE, 'high'))).toEqual([])
})

test('[TL3] writing in a shared text is told as one thing, however many keys', () => {
  const { board, watch } = watched()
  for (const letter of 'slow') board.impact.insert(board.impact.length, letter)
  const look = {
    nameOf: () => null,
    hypothesis: () => null,
    action: () => null,
    evidence: () => null,
    exitCriterion: () => null,
    runbook: () => null,
    runbookStep: () => null,
  }
  const moments = momentsOf(watch.take(), alice, look)
  expect(new Set(moments.map(({ again }) => again?.key))).toEqual(new Set(['written:impact']))
  expect(moments[0]?.text).toBe('Alice Ames wrote in Impact')
})

test('[TL4] a long quote is cut between characters', () => {
  const { board, after } = watched()
  const [text = ''] = after(() => addAction(board, by('a'), { title: '🧯'.repeat(200), order: 'a0' }))
  expect(text.isWellFormed()).toBe(true)
  expect([...text].length).toBeLessThan(150)
  expect(text).toContain('…')
})

test('[DOC11] changes are reported field by field, with what was there before', () => {
  const { board, watch } = watched()
  addAction(board, by('a'), { title: 'Drain', order: 'a0' })
  expect(watch.take()).toEqual([{ type: 'created', collection: 'actions', id: 'a' }])
  setFields(board, 'actions', 'a', { title: 'Drain eu-2', state: 'doing' })
  expect(watch.take()).toEqual([
    {
      type: 'changed',
      collection: 'actions',
      id: 'a',
      fields: new Map([
        ['title', { from: 'Drain', to: 'Drain eu-2' }],
        ['state', { from: 'open', to: 'doing' }],
      ]),
    },
  ])
  expect(watch.take()).toEqual([])
})
