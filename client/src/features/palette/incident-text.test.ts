import {
  ALICE,
  aHypothesis,
  anAction,
  aRecord,
  DECLARED_AT,
  someFacts,
} from '@warroom/shared/testing/incident-builders.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardText, incidentText, type ToldIncident } from './incident-text.ts'

const told = (over: Partial<ToldIncident> = {}): ToldIncident => ({
  record: aRecord({ incident: someFacts({ nextUpdateDueAt: DECLARED_AT + 90 * 60_000 }) }),
  hypotheses: [
    aHypothesis({ id: 'x', number: 1, statement: 'DNS', status: 'ruledOut' }),
    aHypothesis({ id: 'y', number: 2, statement: 'Pool too small', status: 'testing' }),
    aHypothesis({ id: 'z', number: 3, statement: 'Bad deploy', status: 'supported' }),
  ],
  actions: [anAction({ number: 7, state: 'doing', owner: ALICE }), anAction({ id: 'w', number: 8 })],
  whatHappened: 'Card payments fail\nsince 14:02',
  impact: '',
  nameOf: (id) => (id === ALICE ? 'Alice Ames' : 'somebody'),
  now: DECLARED_AT + 84 * 60_000,
  link: 'https://war.example/i/INC-7',
  ...over,
})

test('[PAL7] the summary tells severity, phase, time, commander, what is known and done, the next update in UTC, and the link', () => {
  expect(incidentText(told())).toBe(
    [
      'SEV-1 INC-7 Checkout errors in EU',
      'Identified, running for 1 h 24 min. Commander: Alice Ames.',
      'What happened: Card payments fail since 14:02',
      'It could be:',
      '- H3 Bad deploy (supported)',
      '- H2 Pool too small (testing)',
      'Being done:',
      '- 7 Drain eu-2 (Alice Ames)',
      'Next update: 15:30 UTC',
      'https://war.example/i/INC-7',
    ].join('\n'),
  )
})

test('[PAL7] what is over took its time, and promises no update', () => {
  const incident = someFacts({
    status: 'resolved',
    resolvedAt: DECLARED_AT + 30 * 60_000,
    nextUpdateDueAt: DECLARED_AT,
  })
  const text = incidentText(told({ record: aRecord({ incident }) }))
  expect(text).toContain('Resolved, took 30 min.')
  expect(text).not.toContain('Next update')
})

test('[PAL7] a card is told in a line with its own link', () => {
  expect(cardText('act-7', told())).toBe(
    'INC-7 Action 7 Drain eu-2 (Alice Ames), doing\nhttps://war.example/i/INC-7#act-7',
  )
  expect(cardText('hyp-3', told())).toBe('INC-7 H3 Bad deploy (supported)\nhttps://war.example/i/INC-7#hyp-3')
  expect(cardText('act-99', told())).toBeNull()
})

test('[PAL7] however much was written the summary stays short, and no character is cut in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), fc.nat(30), (words, count) => {
      const actions = Array.from({ length: count }, (_, i) =>
        anAction({ id: `${i}`, number: i, title: words, state: 'doing' }),
      )
      const text = incidentText(told({ whatHappened: words, impact: words, actions }))
      expect(text.split('\n').length).toBeLessThanOrEqual(18)
      expect(text.isWellFormed()).toBe(words.isWellFormed())
    }),
  )
})
