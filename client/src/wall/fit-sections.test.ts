import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FitMetrics, type FitSection, fitSections, inColumns } from './fit-sections.ts'

const M: FitMetrics = { heading: 30, line: 40, rowGap: 5, sectionGap: 20 }
const section = (id: string, rows: readonly number[], atLeast = 1, hasHeading = true): FitSection => ({
  ...{ id, rows, atLeast, hasHeading },
})

/** What the page will take for what was given out. */
const height = (
  fitted: ReturnType<typeof fitSections>,
  sections: readonly FitSection[],
  m: FitMetrics,
): number =>
  fitted.reduce((sum, { id, rows }) => {
    const heading = sections.find((s) => s.id === id)?.hasHeading ? m.heading : 0
    return sum + heading + rows.reduce((all, lines) => all + m.rowGap + lines * m.line, 0)
  }, 0) +
  Math.max(0, fitted.length - 1) * m.sectionGap

test('[WALL3] what is shown always fits, keeps its order from the first row on, and leaves no room for one more row', () => {
  const aSection = fc.record({
    rows: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 }),
    atLeast: fc.integer({ min: 0, max: 3 }),
    hasHeading: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(aSection, { maxLength: 6 }), fc.integer({ min: 0, max: 2000 }), (drawn, budget) => {
      const sections = drawn.map((s, i) => ({ ...s, id: `s${i}` }))
      const fitted = fitSections(sections, budget, M)
      const used = height(fitted, sections, M)
      expect(used).toBeLessThanOrEqual(budget)
      for (const { id, rows } of fitted) {
        const wanted = sections.find((s) => s.id === id)?.rows ?? []
        expect(rows.length).toBeLessThanOrEqual(wanted.length)
        for (const [i, lines] of rows.entries()) expect(lines).toBeLessThanOrEqual(wanted[i] ?? 0)
        const left = rows.length < wanted.length
        if (left && sections.find((s) => s.id === id)?.atLeast !== 0) {
          expect(budget - used).toBeLessThan(M.rowGap + M.line)
        }
      }
      expect(fitSections(sections, budget, M)).toEqual(fitted)
    }),
  )
})

test('[WALL3] every section opens before any of them grows, the important ones first', () => {
  const sections = [section('facts', [4]), section('work', [2, 2, 2], 2), section('people', [1])]
  expect(fitSections(sections, 240, M)).toEqual([
    { id: 'facts', rows: [1] },
    { id: 'work', rows: [1, 1] },
  ])
  expect(fitSections(sections, 400, M)).toEqual([
    { id: 'facts', rows: [2] },
    { id: 'work', rows: [2, 1] },
    { id: 'people', rows: [1] },
  ])
})

test('[WALL3] a section that may wait gets only what is left when the others have all they want', () => {
  const sections = [section('work', [1, 1, 1]), section('here', [1], 0)]
  expect(fitSections(sections, 30 + 3 * 45 + 94, M)).toEqual([{ id: 'work', rows: [1, 1, 1] }])
  expect(fitSections(sections, 30 + 3 * 45 + 95, M).map(({ id }) => id)).toEqual(['work', 'here'])
})

test('[WALL3] sections with a place keep it, the others go where more room is left', () => {
  const sections = [
    section('facts', [4, 4]),
    section('work', [1]),
    section('duties', [1]),
    section('here', [1]),
  ]
  const [left, right] = inColumns(sections, { facts: 0, work: 1 }, M)
  expect(left.map(({ id }) => id)).toEqual(['facts'])
  expect(right.map(({ id }) => id)).toEqual(['work', 'duties', 'here'])
})
