import type { IncidentDecision } from '@warroom/shared/domain/incident-decision.ts'
import { ALICE, BOB, CAROL } from '@warroom/shared/testing/incident-builders.ts'
import { expect, test } from 'vitest'
import { decisionNews, howItClosed, inOrder } from './decision-words.ts'

const decision = (more: Partial<IncidentDecision> = {}): IncidentDecision => ({
  number: 1,
  statement: 'Fail over',
  alternatives: '',
  revisitWhen: '',
  proposedBy: BOB,
  proposedAt: 0,
  closesAt: 1_000,
  objections: [],
  outcome: null,
  closedAt: null,
  closedBy: null,
  note: '',
  ...more,
})
const objection = { id: 'o1', by: CAROL, at: 10, text: 'It lags', late: false }
const nameOf = (id: string | null) => (id ? `${id[0]?.toUpperCase()}${id.slice(1)}` : 'nobody')

test('[DECIUI1] what waits comes first, the soonest on top; what is settled follows, latest first', () => {
  const decisions = {
    later: decision({ number: 1, closesAt: 9_000 }),
    sooner: decision({ number: 2, closesAt: 5_000 }),
    done: decision({ number: 3, outcome: 'decided' }),
    silent: decision({ number: 4, closesAt: 100 }),
    contested: decision({ number: 5, closesAt: 100, objections: [objection] }),
  }
  const { waiting, settled } = inOrder(decisions, 1_000)
  expect(waiting.map(({ id }) => id)).toEqual(['contested', 'sooner', 'later'])
  expect(settled.map(({ id }) => id)).toEqual(['silent', 'done'])
})

test('[DECIUI2] how it came about is told', () => {
  const closed = { outcome: 'decided', closedBy: ALICE } as const
  expect(howItClosed(decision({ outcome: 'decided' }), nameOf)).toBe('nobody objected')
  expect(howItClosed(decision(closed), nameOf)).toBe('Alice decided')
  expect(howItClosed(decision({ ...closed, objections: [objection] }), nameOf)).toBe(
    'Alice decided over 1 objection',
  )
  const late = { ...objection, late: true }
  expect(howItClosed(decision({ ...closed, objections: [late] }), nameOf)).toBe('Alice decided')
  expect(howItClosed(decision({ outcome: 'withdrawn', closedBy: BOB }), nameOf)).toBe('withdrawn by Bob')
})

test('[DECIUI3] proposals, objections and outcomes are news; what was so before is none', () => {
  const before = { a: decision() }
  expect(decisionNews(null, before, nameOf)).toEqual([])
  expect(decisionNews({}, before, nameOf)).toEqual(['Bob proposes: Fail over. Any strong objections?'])
  expect(decisionNews(before, { a: decision({ objections: [objection] }) }, nameOf)).toEqual([
    'Carol objects to: Fail over.',
  ])
  expect(decisionNews(before, { a: decision({ outcome: 'decided' }) }, nameOf)).toEqual([
    'Decided: Fail over.',
  ])
  expect(decisionNews(before, before, nameOf)).toEqual([])
})
