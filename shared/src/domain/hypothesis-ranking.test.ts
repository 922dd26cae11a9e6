import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aHypothesis, anAction, DECLARED_AT } from '../testing/incident-builders.ts'
import { EVIDENCE_STANCES, type EvidenceStance, HYPOTHESIS_STATUSES } from './hypothesis.ts'
import { isOpenHypothesis, rankHypotheses } from './hypothesis-ranking.ts'

const MINUTE = 60_000
const told = (hypothesisId: string, stance: EvidenceStance) => ({ hypothesisId, stance })
const order = (...input: Parameters<typeof rankHypotheses>) =>
  rankHypotheses(...input).map(({ hypothesis }) => hypothesis.id)
const testOf = (hypothesisId: string, minutes: number | null) =>
  anAction({ hypothesisId, timeBoxUntil: minutes === null ? null : DECLARED_AT + minutes * MINUTE })
const [a, b, c] = ['a', 'b', 'c'].map((id) => aHypothesis({ id })) as [
  ReturnType<typeof aHypothesis>,
  ReturnType<typeof aHypothesis>,
  ReturnType<typeof aHypothesis>,
]

test('[RANK1] fewest contradictions come first, however much speaks for the others', () => {
  const evidence = [told('a', 'against'), told('a', 'for'), told('a', 'for'), told('b', 'neutral')]
  expect(order([a, b], evidence, [])).toEqual(['b', 'a'])
})

test('[RANK2] among equals the cheapest test comes first: a short time-box, and one that touches several', () => {
  expect(order([a, b, c], [], [testOf('b', 15), testOf('c', 5)])).toEqual(['c', 'b', 'a'])
  const shared = [a, { ...b, nextTest: 'Read the pool size' }, { ...c, nextTest: 'Pool size: read' }]
  expect(order(shared, [], [testOf('a', 8), testOf('b', 15)])).toEqual(['b', 'a', 'c'])
})

test('[RANK2] a finished test, or one without minutes, says nothing about what the next answer costs', () => {
  const actions = [{ ...testOf('b', 5), state: 'done' as const }, testOf('c', null)]
  expect(order([a, b, c], [], actions)).toEqual(['a', 'b', 'c'])
})

test('[RANK3] then most support, then the order given', () => {
  expect(order([a, b, c], [told('c', 'for')], [])).toEqual(['c', 'a', 'b'])
})

test('[RANK4] nothing is lost or invented, the open come first, and fewer contradictions never come later', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const hypotheses = fc.uniqueArray(
    fc.record({ id, status: fc.constantFrom(...HYPOTHESIS_STATUSES), nextTest: fc.constantFrom('', 'logs') }),
    { selector: (h) => h.id },
  )
  const evidence = fc.array(fc.record({ hypothesisId: id, stance: fc.constantFrom(...EVIDENCE_STANCES) }), {
    maxLength: 12,
  })
  const actions = fc.array(
    fc.record({ hypothesisId: id, minutes: fc.option(fc.integer({ min: -5, max: 60 })) }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(hypotheses, evidence, actions, (some, items, tests) => {
      const all = some.map((fields) => aHypothesis(fields))
      const work = tests.map(({ hypothesisId, minutes }) => testOf(hypothesisId, minutes))
      const ranked = rankHypotheses(all, items, work)
      expect(ranked.map(({ hypothesis }) => hypothesis.id).sort()).toEqual(all.map((h) => h.id).sort())
      for (const [i, later] of ranked.slice(1).entries()) {
        const earlier = ranked[i]
        if (!earlier) continue
        const [first, second] = [isOpenHypothesis(earlier.hypothesis), isOpenHypothesis(later.hypothesis)]
        expect(first || !second).toBe(true)
        if (first === second) expect(earlier.against).toBeLessThanOrEqual(later.against)
      }
      const again = rankHypotheses(
        ranked.map((r) => r.hypothesis),
        items,
        work,
      )
      expect(again).toEqual(ranked)
    }),
  )
})
