import { expect, test } from 'vitest'
import { missingForStep, phaseChoices, stepsAside } from './phase-choices.ts'

test('[HEAD3] the way shows where we are, and says of a phase why one cannot go there from here', () => {
  const choices = phaseChoices('identified')
  expect(choices.map(({ status, place }) => `${status} ${place}`)).toEqual([
    'declared passed',
    'investigating passed',
    'identified here',
    'mitigating ahead',
    'monitoring ahead',
    'resolved ahead',
  ])
  expect(choices[0]?.offBecause).toBe(
    'From Identified one goes to: Investigating, Mitigating, Monitoring, Resolved.',
  )
  expect(choices.filter(({ offBecause }) => offBecause === null).map(({ status }) => status)).toEqual([
    'investigating',
    'identified',
    'mitigating',
    'monitoring',
    'resolved',
  ])
})

test('[HEAD3] a status beside the way is drawn too, and what is not drawn is offered aside', () => {
  expect(phaseChoices('triage')[0]).toMatchObject({ status: 'triage', place: 'here' })
  expect(phaseChoices('closed').at(-1)).toMatchObject({ status: 'closed', place: 'here' })
  expect(stepsAside('declared')).toEqual(['triage', 'declined'])
  expect(stepsAside('resolved')).toEqual(['closed'])
  expect(stepsAside('monitoring')).toEqual([])
})

test('[HEAD4] reopening asks why; any other step may go without a reason', () => {
  expect(missingForStep('resolved', 'investigating', ' ')).toBe('Say why it is reopened')
  expect(missingForStep('resolved', 'investigating', 'errors are back')).toBeNull()
  expect(missingForStep('resolved', 'closed', '')).toBeNull()
  expect(missingForStep('declared', null, '')).toBe('Choose a phase first')
})
