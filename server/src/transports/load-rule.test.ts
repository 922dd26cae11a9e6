import { expect, test } from 'vitest'
import { LoadRule } from './load-rule.ts'

const calm = { busyShare: 0.3, heapShare: 0.4 }

test('[SHED1] a burst turns nobody away, seconds without a break do, until the server can breathe', () => {
  const rule = new LoadRule()
  const sampled = (busyShare: number) => {
    rule.sample({ ...calm, busyShare })
    return rule.overload
  }
  for (let i = 0; i < 9; i++) expect(sampled(1)).toBeNull()
  expect(sampled(0.9)).toBeNull()
  for (let i = 0; i < 9; i++) expect(sampled(1)).toBeNull()
  expect(sampled(1)).toBe('busy')
  expect(sampled(0.9)).toBe('busy')
  expect(sampled(0.8)).toBeNull()
})

test('[SHED2] with hardly any memory left new people are turned away at once, and let in when there is some again', () => {
  const rule = new LoadRule()
  rule.sample({ ...calm, heapShare: 0.9 })
  expect(rule.overload).toBe('memory')
  rule.sample({ ...calm, heapShare: 0.82 })
  expect(rule.overload).toBe('memory')
  rule.sample({ ...calm, heapShare: 0.7 })
  expect(rule.overload).toBeNull()
})
