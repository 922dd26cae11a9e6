import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepChanges, stepsOfLines } from './runbook.ts'

test('[RUNBOOK1] what a proposal changes is told step by step, and both lists can be read from it', () => {
  expect(stepChanges(['stop writes', 'promote'], ['stop writes', 'check the lag', 'promote'])).toEqual([
    { kind: 'kept', text: 'stop writes' },
    { kind: 'added', text: 'check the lag' },
    { kind: 'kept', text: 'promote' },
  ])
  const steps = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
  fc.assert(
    fc.property(steps, steps, (before, after) => {
      const changes = stepChanges(before, after)
      const without = (kind: string) => changes.filter((c) => c.kind !== kind).map(({ text }) => text)
      expect(without('added')).toEqual(before)
      expect(without('removed')).toEqual(after)
      if (before.join() === after.join()) expect(changes.every(({ kind }) => kind === 'kept')).toBe(true)
    }),
  )
})

test('[RUNBOOK2] a pasted list becomes steps: marks and empty lines are left out, the words stay', () => {
  const pasted =
    '- Stop writes\n\n2. Check the lag\n [ ] Promote 2.1\r\n* [x] Tell support\n10.0.0.7 must answer\n'
  expect(stepsOfLines(pasted)).toEqual([
    'Stop writes',
    'Check the lag',
    'Promote 2.1',
    'Tell support',
    '10.0.0.7 must answer',
  ])
  expect(stepsOfLines(' \n')).toEqual([])
})
