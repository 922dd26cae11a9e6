import { expect, test } from 'vitest'
import { movedTo, neighboursFor } from './place-in-list.ts'

const oneGroup = () => 'all'

test('[LIST3] a row moves up and down one position, and not past the ends', () => {
  expect(movedTo(['a', 'b', 'c'], 'c', 1, oneGroup)).toEqual(['a', 'c', 'b'])
  expect(movedTo(['a', 'b', 'c'], 'a', 1, oneGroup)).toEqual(['b', 'a', 'c'])
  expect(movedTo(['a', 'b', 'c'], 'a', -1, oneGroup)).toEqual(['a', 'b', 'c'])
  expect(movedTo(['a', 'b', 'c'], 'a', 9, oneGroup)).toEqual(['b', 'c', 'a'])
})

test('[LIST3] an unfinished row does not move among the done ones', () => {
  const groupOf = (id: string) => (id.startsWith('done') ? 'done' : 'unfinished')
  const shown = ['a', 'b', 'done1', 'done2']
  expect(movedTo(shown, 'a', 3, groupOf)).toEqual(['b', 'a', 'done1', 'done2'])
  expect(movedTo(shown, 'done2', 0, groupOf)).toEqual(['a', 'b', 'done2', 'done1'])
  expect(movedTo(['a', 'done1'], 'a', 1, groupOf)).toEqual(['a', 'done1'])
})

test('[LIST3] the neighbours are taken from the whole list, hidden rows included', () => {
  const whole = ['a', 'hidden1', 'b', 'hidden2', 'c']
  expect(neighboursFor(['a', 'c', 'b'], 'c', whole)).toEqual({ before: 'a', after: 'hidden1' })
  expect(neighboursFor(['c', 'a', 'b'], 'c', whole)).toEqual({ before: null, after: 'a' })
  expect(neighboursFor(['b', 'a', 'c'], 'b', whole)).toEqual({ before: null, after: 'a' })
  expect(neighboursFor(['b', 'c', 'a'], 'a', whole)).toEqual({ before: 'c', after: null })
})

test('[LIST3] a row put before the first shown one lands behind what the filter hides above it', () => {
  const whole = ['hidden', 'a', 'b']
  expect(neighboursFor(['b', 'a'], 'b', whole)).toEqual({ before: 'hidden', after: 'a' })
})

test('[LIST3] the only row has no neighbours', () => {
  expect(neighboursFor(['a'], 'a', ['a'])).toEqual({ before: null, after: null })
})
