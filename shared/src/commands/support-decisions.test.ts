import { expect, test } from 'vitest'
import { USUAL_AUTHORITY } from '../domain/authority.ts'
import { alice, bob, carol, DecidedIncident, dave, eventsOf, refusalOf } from '../testing/decided-incident.ts'
import { ALICE, BOB, DAVE } from '../testing/incident-builders.ts'

const firstKey = (all: Readonly<Record<string, unknown>>): string => Object.keys(all)[0] ?? ''

test('[ASK1] who looks on asks; who responds answers, once, for everybody', () => {
  const incident = new DecidedIncident()
  incident.must(dave, { type: 'askQuestion', text: 'What do you need?' })
  const questionId = firstKey(incident.record.questions)
  expect(incident.record.questions[questionId]).toMatchObject({ number: 1, askedBy: DAVE, answeredAt: null })
  const answer = { type: 'answerQuestion', questionId, answer: 'A second database engineer' } as const
  expect(refusalOf(incident.ask(dave, answer))).toBe('forbidden')
  incident.must(bob, answer)
  expect(incident.record.questions[questionId]).toMatchObject({
    answer: 'A second database engineer',
    answeredBy: BOB,
  })
  const again = incident.ask(alice, { ...answer, answer: 'Coffee' })
  expect(again).toMatchObject({
    refusal: { code: 'alreadyAnswered', message: 'Bob Berg has answered it already.' },
  })
  const nothing = { ...answer, questionId: 'constructor' }
  expect(refusalOf(incident.ask(bob, nothing))).toBe('notFound')
})

test('[STUCK1] one tap calls for help; pressed twice it is still one call', () => {
  const incident = new DecidedIncident()
  const call = { type: 'signalStuck', subjectKind: 'action', subjectId: 'action-1' } as const
  incident.must(bob, call)
  incident.must(bob, call)
  expect(Object.values(incident.record.callsForHelp)).toMatchObject([
    { by: BOB, subjectKind: 'action', subjectId: 'action-1', note: '', helpers: [], clearedAt: null },
  ])
  const half = incident.ask(bob, { type: 'signalStuck', subjectKind: 'action' })
  expect(refusalOf(half)).toBe('invalid')
})

test('[STUCK2] others offer help by name, and whoever called, helps or commands closes it', () => {
  const incident = new DecidedIncident({ takeCommand: true })
  incident.must(bob, { type: 'signalStuck', note: 'I do not know this cluster' })
  const stuckId = firstKey(incident.record.callsForHelp)
  expect(refusalOf(incident.ask(bob, { type: 'offerHelp', stuckId }))).toBe('invalid')
  const member = { ...carol, accountRole: 'responder' } as const
  expect(refusalOf(incident.ask(member, { type: 'clearStuck', stuckId }))).toBe('notHolder')
  incident.must(member, { type: 'offerHelp', stuckId })
  incident.must(member, { type: 'offerHelp', stuckId })
  expect(incident.record.callsForHelp[stuckId]?.helpers).toEqual([carol.personId])
  expect(eventsOf(incident.ask(alice, { type: 'clearStuck', stuckId }))).toEqual(['stuckCleared'])
  incident.must(member, { type: 'clearStuck', stuckId })
  expect(incident.record.callsForHelp[stuckId]).toMatchObject({ clearedBy: carol.personId })
  expect(refusalOf(incident.ask(alice, { type: 'offerHelp', stuckId }))).toBe('alreadyCleared')
  incident.must(bob, { type: 'signalStuck', note: 'Again' })
  expect(Object.keys(incident.record.callsForHelp)).toHaveLength(2)
})

test('[WORRY1] a concern is heard once; raised without a name the record knows no name and no exact time', () => {
  const incident = new DecidedIncident()
  incident.now += 61_500
  incident.must(dave, { type: 'raiseConcern', text: 'We have all been up for 16 hours', anonymous: true })
  incident.must(dave, { type: 'raiseConcern', text: 'The backup is old' })
  const [hidden, named] = Object.values(incident.record.concerns)
  expect(hidden).toMatchObject({ number: 1, raisedBy: null })
  expect((hidden?.raisedAt ?? 1) % 60_000).toBe(0)
  expect(named).toMatchObject({ number: 2, raisedBy: DAVE, raisedAt: incident.now })
  expect(incident.record.timeline.at(-2)).toMatchObject({
    actor: null,
    text: 'A concern: We have all been up for 16 hours',
  })
  const concernId = firstKey(incident.record.concerns)
  incident.must(alice, { type: 'acknowledgeConcern', concernId, response: 'Night shift is called' })
  expect(incident.record.concerns[concernId]).toMatchObject({
    acknowledgedBy: ALICE,
    response: 'Night shift is called',
  })
  expect(refusalOf(incident.ask(bob, { type: 'acknowledgeConcern', concernId }))).toBe('alreadyAnswered')
})

test('[THANK1] several are thanked at once, never oneself, and only people who were there', () => {
  const incident = new DecidedIncident()
  incident.must(dave, { type: 'thank', personIds: [ALICE, BOB, ALICE, DAVE], text: 'For a calm night' })
  expect(incident.record.thanks).toEqual([
    { from: DAVE, to: [ALICE, BOB], text: 'For a calm night', at: incident.now },
  ])
  expect(incident.record.timeline.at(-1)?.text).toBe(
    'Dave Dorn thanked Alice Ames and Bob Berg: For a calm night',
  )
  expect(refusalOf(incident.ask(dave, { type: 'thank', personIds: [DAVE] }))).toBe('invalid')
  expect(refusalOf(incident.ask(dave, { type: 'thank', personIds: ['mallory'] }))).toBe('unknownPerson')
})

test('[GRANT1] an incident begins with the usual authority; only an admin changes it', () => {
  const incident = new DecidedIncident({ takeCommand: true })
  expect(incident.record.authority).toEqual(USUAL_AUTHORITY)
  const spend = { type: 'changeAuthority', authority: 'spend', granted: true, limit: 'up to 5,000' } as const
  expect(refusalOf(incident.ask(alice, spend))).toBe('forbidden')
  incident.must(carol, spend)
  expect(incident.record.authority.spend).toEqual({ granted: true, limit: 'up to 5,000' })
  expect(eventsOf(incident.ask(carol, spend))).toEqual([])
})
