import { expect, test } from 'vitest'
import { FIRST_QUESTIONS, questionsToOffer } from './first-questions.ts'

test('[HYP1] an empty ledger offers the first questions, and keeps offering those not taken', () => {
  expect(questionsToOffer([])).toEqual(FIRST_QUESTIONS)
  expect(questionsToOffer(['traffic? ', 'Recent deploy?'])).toEqual([
    'Flag or config change?',
    'Dependency or infrastructure?',
    'Certificate or expiry?',
    'Data or migration?',
  ])
})

test('[HYP1] once somebody wrote a hypothesis in their own words, nothing is offered any more', () => {
  expect(questionsToOffer(['Recent deploy?', 'Release 4.12 doubled pool use'])).toEqual([])
})
