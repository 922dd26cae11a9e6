import { expect, test } from 'vitest'
import { readProjection } from './read-projection.ts'
import { wallSections } from './wall-section.ts'

const MINUTE = 60_000
const NOW = 1_000 * MINUTE

const sections = (fields: object) => {
  const projection = readProjection({ key: 'INC-1', declaredAt: 0, serverNow: NOW, ...fields })
  if (!projection) throw new Error('That is a projection')
  return wallSections(projection, 'near', NOW)
}
const rowsOf = (fields: object, id: string) =>
  sections(fields)
    .find((section) => section.id === id)
    ?.rows.map(({ prefix, text, tail }) => [prefix, text, tail?.text ?? ''])

test('[WALL12] what was just ruled out stands after the likeliest hypothesis, with why', () => {
  const hypotheses = [
    { id: 'h1', statement: 'The pool is empty', status: 'supported' },
    { id: 'h2', statement: 'Retries', status: 'testing' },
  ]
  const newlyRuledOut = [
    { id: 'h3', statement: 'Certificates', because: 'Valid until May', at: NOW },
    { id: 'h4', statement: 'A node', because: '', at: NOW },
  ]
  expect(rowsOf({ hypotheses, newlyRuledOut }, 'thinking')).toEqual([
    ['Supported', 'The pool is empty', ''],
    ['Ruled out', 'Certificates: Valid until May', ''],
    ['Ruled out', 'A node', ''],
    ['Testing', 'Retries', ''],
  ])
  expect(rowsOf({ newlyRuledOut }, 'thinking')).toHaveLength(2)
})

test('[WALL12] a decision says what it waits for and how long, also when its window ends before the server says so', () => {
  const decision = (number: number, standing: string, closesAt: number) => ({
    ...{ id: `d${number}`, number, statement: 'Go back', standing, closesAt },
  })
  const decisions = [
    decision(1, 'contested', NOW - MINUTE),
    decision(2, 'open', NOW + 2 * MINUTE),
    decision(3, 'open', NOW),
    decision(4, 'decided', NOW - MINUTE),
  ]
  expect(rowsOf({ decisions }, 'deciding')).toEqual([
    ['D1 Objected', 'Go back', ''],
    ['D2 Objections?', 'Go back', '2 min'],
    ['D3 Decided', 'Go back', ''],
    ['D4 Decided', 'Go back', ''],
  ])
  expect(sections({}).some(({ id }) => id === 'deciding')).toBe(false)
})
