import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ALICE, BOB, DECLARED_AT } from '../testing/incident-builders.ts'
import { type BoardDocument, createBoard, draftText, openBoard } from './board-document.ts'
import {
  addAction,
  addEvidence,
  addExitCriterion,
  proposeHypothesis,
  setFields,
  stateConfidence,
} from './board-edits.ts'
import { readBoard } from './read-board.ts'

const by = (id: string, person = ALICE) => ({ id, by: person, at: DECLARED_AT })

/** A board as the server made it, on as many devices as wanted. */
function devices(count: number): BoardDocument[] {
  const server = openBoard(new Y.Doc())
  createBoard(server, { whatHappened: 'Payments fail. ', impact: '' })
  const state = Y.encodeStateAsUpdate(server.doc)
  return Array.from({ length: count }, () => {
    const board = openBoard(new Y.Doc())
    Y.applyUpdate(board.doc, state)
    return board
  })
}

/** Everybody gets everything that the others have. */
function meet(...boards: readonly BoardDocument[]): void {
  const updates = boards.map(({ doc }) => Y.encodeStateAsUpdate(doc))
  for (const { doc } of boards) for (const update of updates) Y.applyUpdate(doc, update)
}

describe('alone', () => {
  test('[DOC3] what is written is read back, whole', () => {
    const [board] = devices(1)
    if (!board) throw new Error('no board')
    proposeHypothesis(board, by('h'), { statement: 'Release 4.12 doubled pool use', order: 'a0' })
    addEvidence(board, by('e'), {
      hypothesisId: 'h',
      stance: 'for',
      text: 'Pool at 100 %',
      link: 'https://g.example/1',
    })
    addAction(board, by('a', BOB), { title: 'Roll back', order: 'a0', owner: BOB, hypothesisId: 'h' })
    addExitCriterion(board, 'x', { text: 'Errors under 0.1 % for 30 min', order: 'a0' })
    setFields(board, 'hypotheses', 'h', { status: 'testing', owner: BOB, nextTest: 'Compare pool size' })
    stateConfidence(board, 'h', BOB, 'high')
    const read = readBoard(board)
    expect(read).toMatchObject({
      whatHappened: 'Payments fail. ',
      hypotheses: [
        {
          id: 'h',
          number: null,
          status: 'testing',
          owner: BOB,
          nextTest: 'Compare pool size',
          createdBy: ALICE,
        },
      ],
      evidence: [
        { id: 'e', hypothesisId: 'h', stance: 'for', text: 'Pool at 100 %', link: 'https://g.example/1' },
      ],
      actions: [{ id: 'a', title: 'Roll back', state: 'open', owner: BOB, kind: 'mitigate', rollback: '' }],
      exitCriteria: [{ id: 'x', met: false }],
      confidence: { [`h:${BOB}`]: 'high' },
    })
  })

  test('[DOC3] who takes an action has accepted it; who is given one has not', () => {
    const [board] = devices(1)
    if (!board) throw new Error('no board')
    addAction(board, by('own'), { title: 'a', order: 'a0', owner: ALICE })
    addAction(board, by('given'), { title: 'b', order: 'a1', owner: BOB })
    expect(readBoard(board).actions.map(({ acceptedAt }) => acceptedAt)).toEqual([DECLARED_AT, null])
  })

  test('[DOC8] what is withdrawn leaves the lists and stays in the document', () => {
    const [board] = devices(1)
    if (!board) throw new Error('no board')
    addEvidence(board, by('e'), { hypothesisId: 'h', stance: 'for', text: 'Wrong graph', link: '' })
    addExitCriterion(board, 'x', { text: 'Done', order: 'a0' })
    setFields(board, 'evidence', 'e', { withdrawn: true })
    setFields(board, 'exitCriteria', 'x', { withdrawn: true })
    expect(readBoard(board)).toMatchObject({ evidence: [], exitCriteria: [] })
    expect(board.evidence.get('e')).toBeInstanceOf(Y.Map)
    setFields(board, 'evidence', 'e', { withdrawn: false })
    expect(readBoard(board).evidence).toHaveLength(1)
  })

  test('[DOC12] setting fields of a card that is not there changes nothing and says so', () => {
    const [board] = devices(1)
    if (!board) throw new Error('no board')
    const before = Y.encodeStateVector(board.doc)
    expect(setFields(board, 'actions', 'nothing', { title: 'x' })).toBe(false)
    addAction(board, by('a'), { title: 'x', order: 'a0' })
    const after = Y.encodeStateVector(board.doc)
    expect(after).not.toEqual(before)
    expect(setFields(board, 'actions', 'a', { title: 'x' })).toBe(true)
    expect(Y.encodeStateVector(board.doc)).toEqual(after)
  })
})

describe('two people at once', () => {
  test('[DOC4] changing different fields of one card keeps both', () => {
    const [a, b] = devices(2)
    if (!a || !b) throw new Error('no boards')
    addAction(a, by('x'), { title: 'Drain', order: 'a0' })
    meet(a, b)
    setFields(a, 'actions', 'x', { title: 'Drain eu-2' })
    setFields(b, 'actions', 'x', { owner: BOB, state: 'doing' })
    meet(a, b)
    for (const board of [a, b]) {
      expect(readBoard(board).actions).toMatchObject([{ title: 'Drain eu-2', owner: BOB, state: 'doing' }])
    }
  })

  test('[DOC5] changing the same field agrees on one of the two values', () => {
    const [a, b] = devices(2)
    if (!a || !b) throw new Error('no boards')
    addAction(a, by('x'), { title: 'Drain', order: 'a0' })
    meet(a, b)
    setFields(a, 'actions', 'x', { title: 'Drain eu-1' })
    setFields(b, 'actions', 'x', { title: 'Drain eu-2' })
    meet(a, b)
    expect(readBoard(a)).toEqual(readBoard(b))
    expect(['Drain eu-1', 'Drain eu-2']).toContain(readBoard(a).actions[0]?.title)
  })

  test('[DOC6] typing in one text keeps both, in shared texts, drafts and prose of a card', () => {
    const [a, b] = devices(2)
    if (!a || !b) throw new Error('no boards')
    addEvidence(a, by('e'), { hypothesisId: 'h', stance: 'for', text: '.', link: '' })
    meet(a, b)
    const texts = (board: BoardDocument) => {
      const evidence = board.evidence.get('e')
      return [
        board.whatHappened,
        draftText(board, 'impact'),
        evidence instanceof Y.Map ? evidence.get('text') : null,
      ]
    }
    for (const [board, words] of [
      [a, 'eu-1 is slow. '],
      [b, 'Cards only. '],
    ] as const) {
      for (const text of texts(board)) if (text instanceof Y.Text) text.insert(0, words)
    }
    meet(a, b)
    for (const board of [a, b]) {
      for (const text of texts(board)) {
        expect(String(text)).toContain('eu-1 is slow. ')
        expect(String(text)).toContain('Cards only. ')
      }
    }
  })

  test('[DOC7] confidence has one entry per person and hypothesis', () => {
    const [a, b] = devices(2)
    if (!a || !b) throw new Error('no boards')
    stateConfidence(a, 'h', ALICE, 'low')
    stateConfidence(b, 'h', BOB, 'high')
    stateConfidence(b, 'h', ALICE, 'medium')
    meet(a, b)
    expect(Object.keys(readBoard(a).confidence).sort()).toEqual([`h:${ALICE}`, `h:${BOB}`])
    expect(readBoard(a)).toEqual(readBoard(b))
    stateConfidence(a, 'h', ALICE, null)
    meet(a, b)
    expect(readBoard(b).confidence).toEqual({ [`h:${BOB}`]: 'high' })
  })

  test('[DOC3] whatever they write, half characters included, they end up reading the same', () => {
    const words = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant('🧯\ud83e'))
    const edit = fc.record({ who: fc.nat(1), kind: fc.nat(5), card: fc.constantFrom('x', 'y'), words })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const boards = devices(2)
        for (const [i, { who, kind, card, words }] of edits.entries()) {
          const board = boards[who]
          if (!board) continue
          // Ids are random in life: two devices never create the same record.
          const id = `${card}${who}${i}`
          if (kind === 0) proposeHypothesis(board, by(id), { statement: words, order: 'a0' })
          if (kind === 1) addAction(board, by(id), { title: words, order: 'a0' })
          if (kind === 2)
            addEvidence(board, by(id), { hypothesisId: card, stance: 'for', text: words, link: words })
          if (kind === 3) addExitCriterion(board, id, { text: words, order: 'a0' })
          if (kind === 4)
            for (const key of board.actions.keys()) setFields(board, 'actions', key, { title: words })
          if (kind === 5) meet(...boards)
        }
        meet(...boards)
        const [a, b] = boards.map(readBoard)
        expect(a).toEqual(b)
      }),
      { numRuns: 150 },
    )
  })
})
