/**
 * Which hypothesis to look at next (FIELD 8). People look for confirmation, so what speaks against one counts before
 * what speaks for it: fewest contradictions first.
 */
import { type Action, isUnfinished } from './action.ts'
import type { Evidence, Hypothesis, HypothesisStatus } from './hypothesis.ts'
import { tellingWords } from './word-likeness.ts'

export interface RankedHypothesis {
  readonly hypothesis: Hypothesis
  readonly against: number
  readonly support: number
  /**
   * What its next answer costs in milliseconds: the shortest time-box given to an unfinished action that tests it,
   * divided by how many open hypotheses the same next test touches. Infinite while nobody said how long a test takes.
   */
  readonly testCostMs: number
}

const OPEN: ReadonlySet<HypothesisStatus> = new Set(['proposed', 'testing', 'supported', 'confirmed'])

type Test = Pick<Action, 'hypothesisId' | 'state' | 'createdAt' | 'timeBoxUntil'>

export const isOpenHypothesis = ({ status }: Pick<Hypothesis, 'status'>): boolean => OPEN.has(status)

/** The same test is the same words in any order. */
const testKey = ({ nextTest }: Pick<Hypothesis, 'nextTest'>): string =>
  [...tellingWords(nextTest)].sort().join(' ')

const boxMs = ({ createdAt, timeBoxUntil }: Test): number =>
  timeBoxUntil === null ? Number.POSITIVE_INFINITY : Math.max(0, timeBoxUntil - createdAt)

/** Open before settled, then fewest against, the cheapest test, most for, and the order given. */
export function rankHypotheses(
  hypotheses: readonly Hypothesis[],
  evidence: readonly Pick<Evidence, 'hypothesisId' | 'stance'>[],
  actions: readonly Test[],
): readonly RankedHypothesis[] {
  const touches = new Map<string, number>()
  for (const hypothesis of hypotheses.filter(isOpenHypothesis)) {
    const key = testKey(hypothesis)
    if (key !== '') touches.set(key, (touches.get(key) ?? 0) + 1)
  }
  const count = (id: string, stance: Evidence['stance']): number =>
    evidence.filter((item) => item.hypothesisId === id && item.stance === stance).length
  const ranked = hypotheses.map((hypothesis): RankedHypothesis => {
    const tests = actions.filter((action) => action.hypothesisId === hypothesis.id && isUnfinished(action))
    const shortest = Math.min(Number.POSITIVE_INFINITY, ...tests.map(boxMs))
    return {
      hypothesis,
      against: count(hypothesis.id, 'against'),
      support: count(hypothesis.id, 'for'),
      testCostMs: shortest / (touches.get(testKey(hypothesis)) ?? 1),
    }
  })
  return ranked.sort(byRank)
}

function byRank(a: RankedHypothesis, b: RankedHypothesis): number {
  const isSettled = (ranked: RankedHypothesis) => Number(!isOpenHypothesis(ranked.hypothesis))
  return isSettled(a) - isSettled(b) || a.against - b.against || byCost(a, b) || b.support - a.support
}

/** Infinity minus itself is no number. */
const byCost = (a: RankedHypothesis, b: RankedHypothesis): number =>
  a.testCostMs === b.testCostMs ? 0 : a.testCostMs - b.testCostMs
