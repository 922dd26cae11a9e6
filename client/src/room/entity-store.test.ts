import { openBoard } from '@warroom/shared/document/board-document.ts'
import {
  addAction,
  addEvidence,
  proposeHypothesis,
  setFields,
  stateConfidence,
} from '@warroom/shared/document/board-edits.ts'
import { openRecord } from '@warroom/shared/document/record-document.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardStore } from './board-store.ts'
import { RecordStore } from './record-store.ts'

const alice = asPersonId('alice')
const by = (id: string) => ({ id, by: alice, at: 1 })

function boardWithTwo() {
  const document = openBoard(new Y.Doc())
  proposeHypothesis(document, by('h1'), { statement: 'Bad deploy', order: 'a1' })
  proposeHypothesis(document, by('h2'), { statement: 'DNS', order: 'a0' })
  return { document, board: new BoardStore(document) }
}

test('[ROOM7] only the listeners of the touched record are told, and other snapshots stay the same object', () => {
  const { document, board } = boardWithTwo()
  const told: string[] = []
  for (const id of ['h1', 'h2']) board.hypotheses.one.subscribe(id, () => told.push(id))
  board.hypotheses.ids.subscribe(() => told.push('ids'))
  const before = board.hypotheses.one.get('h2')
  const ids = board.hypotheses.ids.get()
  setFields(document, 'hypotheses', 'h1', { status: 'testing' })
  expect(told).toEqual(['h1'])
  expect(board.hypotheses.one.get('h2')).toBe(before)
  expect(board.hypotheses.ids.get()).toBe(ids)
  expect(board.hypotheses.one.get('h1')?.status).toBe('testing')
  expect(Object.isFrozen(board.hypotheses.one.get('h1'))).toBe(true)
})

test('[ROOM7] lists follow the order everybody has', () => {
  const { document, board } = boardWithTwo()
  expect(board.hypotheses.ids.get()).toEqual(['h2', 'h1'])
  setFields(document, 'hypotheses', 'h2', { order: 'a2' })
  expect(board.hypotheses.list.get().map((h) => h.id)).toEqual(['h1', 'h2'])
})

test('[ROOM7] evidence and confidence of one hypothesis do not disturb another', () => {
  const { document, board } = boardWithTwo()
  const of2 = board.evidenceOf.get('h2')
  const confidence2 = board.confidenceIn.get('h2')
  addEvidence(document, by('e1'), { hypothesisId: 'h1', stance: 'for', text: 'Errors began then', link: '' })
  stateConfidence(document, 'h1', alice, 'high')
  expect(board.evidenceOf.get('h1').map((e) => e.text)).toEqual(['Errors began then'])
  expect(board.confidenceIn.get('h1')).toEqual({ alice: 'high' })
  expect(board.evidenceOf.get('h2')).toBe(of2)
  expect(board.confidenceIn.get('h2')).toBe(confidence2)
  setFields(document, 'evidence', 'e1', { withdrawn: true })
  expect(board.evidenceOf.get('h1')).toEqual([])
  expect(board.evidence.one.get('e1')?.text).toBe('Errors began then')
})

test('[ROOM7] prose typed in a record is its text and makes a new snapshot of that record alone', () => {
  const { document, board } = boardWithTwo()
  addAction(document, by('a1'), { title: 'Roll back', order: 'a0' })
  const text = board.rollbackTexts.get('a1')
  text?.insert(0, 'Forward again')
  expect(board.rollbackTexts.get('a1')).toBe(text)
  expect(board.actions.one.get('a1')?.rollback).toBe('Forward again')
  expect(board.rollbackTexts.get('h1')).toBeNull()
})

test('[ROOM7] strange data from other clients is read, not thrown', () => {
  const { document, board } = boardWithTwo()
  document.doc.transact(() => {
    document.hypotheses.set('odd', 'no record')
    document.confidence.set('no colon', 'high')
    document.confidence.set('h1:bob', 'very')
  })
  expect(board.hypotheses.list.get()).toHaveLength(2)
  expect(board.confidenceIn.get('h1')).toEqual({})
})

test('[ROOM8] the record is null until it is here, and its parts stay the same object while untouched', () => {
  const document = openRecord(new Y.Doc())
  const store = new RecordStore(document)
  document.timeline.push([{ id: 't0', text: 'early' }])
  expect(store.get()).toBeNull()
  document.doc.transact(() => {
    document.incident.set('key', 'INC-1')
    document.roles.set('commander', new Y.Map([['holder', 'alice']]))
  })
  const before = store.get()
  expect(before?.incident.key).toBe('INC-1')
  document.timeline.push([{ id: 't1', text: 'later' }])
  const after = store.get()
  expect(after?.timeline.map((e) => e.text)).toEqual(['early', 'later'])
  expect(after?.timeline[0]).toBe(before?.timeline[0])
  expect(after?.roles).toBe(before?.roles)
  expect(after).not.toBe(before)
})
