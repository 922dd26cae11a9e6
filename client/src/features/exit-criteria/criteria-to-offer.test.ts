import { expect, test } from 'vitest'
import { criteriaToOffer, FIRST_CRITERIA } from './criteria-to-offer.ts'

test('[EXIT1] an empty list offers the first criteria, one less each time one is added', () => {
  expect(criteriaToOffer([])).toEqual([...FIRST_CRITERIA])
  expect(criteriaToOffer(['customers told '])).toEqual(FIRST_CRITERIA.slice(0, 2))
  expect(criteriaToOffer([...FIRST_CRITERIA])).toEqual([])
})

test('[EXIT1] once somebody wrote one in their own words nothing is offered', () => {
  expect(criteriaToOffer(['Customers told', 'Queue below 100'])).toEqual([])
})
