import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { alice } from '../testing/decided-incident.ts'
import { ALICE, BOB, DECLARED_AT } from '../testing/incident-builders.ts'
import { BoardWatch } from './board-changes.ts'
import { openBoard } from './board-document.ts'
import { addRunbookStep, attachRunbook, setFields } from './board-edits.ts'
import { momentsOf } from './board-timeline.ts'
import { readBoard } from './read-board.ts'

const template = { id: 't1', title: 'Fail over', steps: ['Stop writes', 'Promote'] }
const places = [
  { id: 's1', order: 'a0' },
  { id: 's2', order: 'a1' },
]

function attached() {
  const board = openBoard(new Y.Doc())
  const watch = new BoardWatch(board)
  const after = (edit: () => void): string[] => {
    edit()
    const { runbooks, runbookSteps } = readBoard(board)
    const look = {
      hypothesis: () => null,
      action: () => null,
      evidence: () => null,
      exitCriterion: () => null,
      runbook: () => ({ title: runbooks[0]?.title ?? 'Fail over' }),
      runbookStep: (id: string) => runbookSteps.find((step) => step.id === id) ?? null,
      nameOf: () => null,
    }
    return momentsOf(watch.take(), alice, look).map(({ text }) => text)
  }
  const told = after(() => attachRunbook(board, { id: 'r', by: ALICE, at: DECLARED_AT }, template, places))
  return { board, after, told }
}

test('[RUNBOOK7] attaching copies the steps as they are; the copy is read whole, steps added later too', () => {
  const { board } = attached()
  addRunbookStep(board, 's3', { runbookId: 'r', text: 'Tell support', order: 'a2' })
  setFields(board, 'runbookSteps', 's1', { state: 'done', settledBy: BOB })
  expect(readBoard(board)).toMatchObject({
    runbooks: [
      { id: 'r', templateId: 't1', title: 'Fail over', snapshot: template.steps, attachedBy: ALICE },
    ],
    runbookSteps: [
      { id: 's1', runbookId: 'r', text: 'Stop writes', state: 'done', settledBy: BOB },
      { id: 's2', text: 'Promote', state: 'open', settledBy: null },
      { id: 's3', text: 'Tell support' },
    ],
  })
  setFields(board, 'runbooks', 'r', { withdrawn: true })
  expect(readBoard(board)).toMatchObject({ runbooks: [], runbookSteps: [] })
})

test('[RUNBOOK8] attaching, doing, skipping, taking back and putting away are told; rewording and order are not', () => {
  const { board, after, told } = attached()
  expect(told).toEqual(['Alice Ames attached the runbook “Fail over”'])
  const step = (fields: Parameters<typeof setFields<'runbookSteps'>>[3]) =>
    after(() => setFields(board, 'runbookSteps', 's1', fields))
  expect(step({ state: 'done' })).toEqual(['Alice Ames did “Stop writes” of “Fail over”'])
  expect(step({ state: 'open' })).toEqual(['Alice Ames took back “Stop writes” of “Fail over”'])
  expect(step({ state: 'skipped' })).toEqual(['Alice Ames skipped “Stop writes” of “Fail over”'])
  expect(step({ text: 'Stop all writes', order: 'a5' })).toEqual([])
  expect(after(() => setFields(board, 'runbooks', 'r', { withdrawn: true }))).toEqual([
    'Alice Ames put away the runbook “Fail over”',
  ])
})
