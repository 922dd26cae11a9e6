import type { Evidence, EvidenceStance } from '@warroom/shared/domain/hypothesis.ts'
import { HYPOTHESIS_STATUSES } from '@warroom/shared/domain/hypothesis.ts'
import { ALICE, aHypothesis, BOB, DECLARED_AT } from '@warroom/shared/testing/incident-builders.ts'
import { expect, test } from 'vitest'
import {
  confidenceSummary,
  editingPhrase,
  evidenceCounts,
  hypothesisName,
  statusLabel,
} from './hypothesis-words.ts'
import { ledgerSections } from './ledger-sections.ts'

const evidence = (stance: EvidenceStance): Evidence => ({
  id: stance,
  hypothesisId: 'h',
  stance,
  text: 'Pool at its limit',
  link: '',
  actionId: null,
  createdBy: BOB,
  createdAt: DECLARED_AT,
})
const names = (id: string) => (id === BOB ? 'Bob Berg' : id)

test('[HYP4] the ledger keeps every hypothesis in exactly one section, in the order of the board', () => {
  const all = HYPOTHESIS_STATUSES.map((status) => aHypothesis({ id: status, status }))
  const { open, ruledOut, parked } = ledgerSections(all)
  expect(open).toEqual(['proposed', 'testing', 'supported', 'confirmed'])
  expect([ruledOut, parked]).toEqual([['ruledOut'], ['parked']])
})

test('[HYP5] evidence is counted for and against, and none is said as none', () => {
  expect(evidenceCounts([evidence('for'), evidence('for'), evidence('neutral')])).toBe('2 for · 0 against')
  expect(evidenceCounts([])).toBe('no evidence yet')
})

test('[HYP6] confidence is told in words, mine first, and by numbers when many state it', () => {
  expect(confidenceSummary({ [BOB]: 'low', [ALICE]: 'high' }, ALICE, names)).toBe('you high · Bob Berg low')
  const many = { a: 'low', b: 'low', c: 'high', d: 'low' } as const
  expect(confidenceSummary(many, ALICE, names)).toBe('confidence: 1 high · 3 low')
  expect(confidenceSummary({}, ALICE, names)).toBe('')
})

test('[HYP7] a card says who is editing its evidence', () => {
  expect(editingPhrase([{ name: 'Bob' }], 'evidence')).toBe('Bob is editing evidence')
  expect(editingPhrase([{ name: 'Bob' }, { name: 'Carol' }], 'evidence')).toBe(
    'Bob and Carol are editing evidence',
  )
  expect(editingPhrase([{ name: 'a' }, { name: 'b' }, { name: 'c' }], 'this')).toBe(
    '3 people are editing this',
  )
  expect(editingPhrase([], 'this')).toBeNull()
})

test('[HYP8] a hypothesis is spoken of by its number, and the undo strip names the act', () => {
  expect(hypothesisName(aHypothesis({ number: 3 }))).toBe('H3')
  expect(hypothesisName(aHypothesis({ number: null, statement: 'DNS' }))).toBe('“DNS”')
  expect(statusLabel('ruledOut', 'DNS')).toBe('You ruled out “DNS”')
})
