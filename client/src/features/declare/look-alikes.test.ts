import { expect, test } from 'vitest'
import { lookAlikes } from './look-alikes.ts'

const open = [
  { title: 'Checkout errors in EU' },
  { title: 'Login is slow for everybody' },
  { title: 'Payments API returns 502' },
]
const titles = (typed: string) => lookAlikes(typed, open).map((incident) => incident.title)

test('[DECL1] an open incident with the same words is offered while typing', () => {
  expect(titles('checkout failing')).toEqual(['Checkout errors in EU'])
  expect(titles('Payment API down')).toEqual(['Payments API returns 502'])
})

test('[DECL1] words that any incident has prove nothing', () => {
  expect(titles('errors')).toEqual([])
  expect(titles('Search is slow')).toEqual([])
  expect(titles('  ')).toEqual([])
})

test('[DECL1] titles in any script are compared', () => {
  expect(lookAlikes('Störung Zahlung', [{ title: 'Zahlung: Störung im Süden' }])).toHaveLength(1)
  expect(lookAlikes('决済 エラー', [{ title: '決済 エラー' }])).toHaveLength(1)
})
