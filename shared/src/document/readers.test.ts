import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ACTION_STATES } from '../domain/action.ts'
import { HYPOTHESIS_STATUSES } from '../domain/hypothesis.ts'
import { INCIDENT_STATUSES } from '../domain/incident-status.ts'
import { SEVERITIES } from '../domain/severity.ts'
import { strangeEntries, writeStrange } from '../testing/strange-board.ts'
import { BOARD_MAPS, openBoard } from './board-document.ts'
import { readBoard } from './read-board.ts'
import { readRecord } from './read-record.ts'
import { openRecord } from './record-document.ts'

const FIELDS = [
  'statement',
  'status',
  'owner',
  'order',
  'createdAt',
  'title',
  'state',
  'text',
  'hypothesisId',
  'met',
]
const RECORD_FIELDS = [
  'key',
  'title',
  'severity',
  'status',
  'declaredAt',
  'holder',
  'since',
  'epoch',
  'number',
  'name',
]

test('[DOC1, DOC2] a board of anything at all is read, and every word in it is a known one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...BOARD_MAPS), strangeEntries(FIELDS), (name, entries) => {
      const board = openBoard(new Y.Doc())
      writeStrange(board[name], entries)
      const read = readBoard(board)
      for (const hypothesis of read.hypotheses) expect(HYPOTHESIS_STATUSES).toContain(hypothesis.status)
      for (const action of read.actions) {
        expect(ACTION_STATES).toContain(action.state)
        expect(typeof action.title).toBe('string')
        expect(Number.isFinite(action.createdAt)).toBe(true)
      }
      expect(JSON.parse(JSON.stringify(read))).toEqual(read)
    }),
    { numRuns: 400 },
  )
})

test('[DOC1, DOC2] a record of anything at all is read, and every word in it is a known one', () => {
  const maps = ['incident', 'roles', 'roadblocks', 'participants'] as const
  const lists = ['publishedUpdates', 'corrections', 'timeline'] as const
  fc.assert(
    fc.property(
      fc.constantFrom(...maps),
      strangeEntries(RECORD_FIELDS),
      fc.constantFrom(...lists),
      fc.array(
        fc.oneof(
          fc.string(),
          fc.integer(),
          fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }),
          fc.constant(null),
        ),
      ),
      (map, entries, list, items) => {
        const record = openRecord(new Y.Doc())
        writeStrange(record[map], entries)
        record[list].push(items)
        const read = readRecord(record)
        expect(SEVERITIES).toContain(read.incident.severity)
        expect(INCIDENT_STATUSES).toContain(read.incident.status)
        expect(read[list]).toHaveLength(items.length)
      },
    ),
    { numRuns: 400 },
  )
})

test('[DOC2] one strange field spoils no other field of the same card', () => {
  const board = openBoard(new Y.Doc())
  const fields = {
    title: 'Drain eu-2',
    state: 'paused',
    owner: 7,
    timeBoxUntil: 'soon',
    order: 'a1',
    risk: { a: 1 },
  }
  board.actions.set('a', new Y.Map(Object.entries(fields)))
  board.actions.set('b', 'no card at all')
  expect(readBoard(board).actions).toMatchObject([
    { id: 'a', title: 'Drain eu-2', state: 'open', owner: null, timeBoxUntil: null, order: 'a1', risk: '' },
  ])
})

test('[DOC2] a title is read alike whether a client wrote it as text or as shared text', () => {
  const board = openBoard(new Y.Doc())
  board.actions.set('a', new Y.Map([['title', new Y.Text('Drain eu-2')]]))
  expect(readBoard(board).actions[0]?.title).toBe('Drain eu-2')
})
