import { expect, test } from 'vitest'
import { REASON_LENGTH, reasonWith, unmetFor } from './unmet-criteria.ts'

const criterion = (text: string, met: boolean) => ({ id: text, text, met, order: 'a0' })
const CRITERIA = [criterion('Customers told', false), criterion('Error rate normal', true)]

test('[EXIT4] resolving names what is not met; no other step asks', () => {
  expect(unmetFor('resolved', CRITERIA).map(({ text }) => text)).toEqual(['Customers told'])
  expect(unmetFor('monitoring', CRITERIA)).toEqual([])
  expect(unmetFor(null, CRITERIA)).toEqual([])
})

test('[EXIT4] the reason carries the words and what is not met', () => {
  expect(reasonWith(' They know by phone ', unmetFor('resolved', CRITERIA))).toBe(
    'They know by phone. Not met: “Customers told”',
  )
  expect(reasonWith('', unmetFor('resolved', CRITERIA))).toBe('Not met: “Customers told”')
  expect(reasonWith('Wrong cause', [])).toBe('Wrong cause')
})

test('[EXIT4] a reason is never longer than the server takes, and never cut inside a character', () => {
  const reason = reasonWith('x', [{ text: '😀'.repeat(600) }])
  expect([...reason]).toHaveLength(REASON_LENGTH)
  expect(reason.isWellFormed()).toBe(true)
})
