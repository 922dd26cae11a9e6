import { ALICE, anAction, BOB, DECLARED_AT, present } from '@warroom/shared/testing/incident-builders.ts'
import { expect, test } from 'vitest'
import {
  asksForOutcome,
  neglectPhrase,
  onItPhrase,
  outcomeAsEvidence,
  ownerPhrase,
  quoted,
  stateLabel,
  timeBoxOf,
} from './action-words.ts'

const MINUTE = 60_000
const names = (id: string) => (id === ALICE ? 'Alice Ames' : 'Bob Berg')

test('[ACT3] a row says whose it is and whether they have accepted it', () => {
  expect(ownerPhrase(anAction({ owner: BOB, acceptedAt: null }), ALICE, names)).toBe(
    'Bob Berg, not accepted yet',
  )
  expect(ownerPhrase(anAction({ owner: ALICE, acceptedAt: DECLARED_AT }), ALICE, names)).toBe('you, accepted')
  expect(ownerPhrase(anAction({ owner: null }), ALICE, names)).toBe('no owner')
  expect(ownerPhrase(anAction({ owner: BOB, acceptedAt: DECLARED_AT }), ALICE, names, true)).toBe('Bob Berg')
})

test('[ACT3] what is finished waits for nobody', () => {
  expect(ownerPhrase(anAction({ owner: BOB, state: 'done' }), ALICE, names)).toBe('Bob Berg')
  expect(ownerPhrase(anAction({ owner: null, state: 'done' }), ALICE, names)).toBe('')
})

test('[ACT4] who works on it now is told by name and minutes, and doubled work is shown', () => {
  const bob = present({ personId: BOB, name: 'Bob Berg', since: DECLARED_AT })
  const now = DECLARED_AT + 4 * MINUTE
  expect(onItPhrase(anAction({ state: 'doing', owner: ALICE }), [bob], now)).toBe('Bob Berg on it now, 4 min')
  expect(onItPhrase(anAction({ state: 'doing', owner: BOB }), [bob], now)).toBe('on it now, 4 min')
  expect(onItPhrase(anAction({ state: 'doing', owner: BOB }), [bob], DECLARED_AT)).toBe('on it now')
  expect(onItPhrase(anAction({ state: 'doing' }), [bob, present({ personId: ALICE })], now)).toBe(
    '2 on this now',
  )
})

test('[ACT4] looking at an action is not working on it, and somebody away is not on it', () => {
  const bob = present({ personId: BOB, name: 'Bob Berg' })
  expect(onItPhrase(anAction({ state: 'open' }), [bob], DECLARED_AT)).toBeNull()
  expect(onItPhrase(anAction({ state: 'doing' }), [{ ...bob, state: 'away' }], DECLARED_AT)).toBeNull()
})

test('[ACT5] a time-box runs, is up, is late, and is an alarm after three minutes', () => {
  const action = anAction({ timeBoxUntil: DECLARED_AT })
  expect(timeBoxOf(action, DECLARED_AT)).toEqual({ level: 'running', text: '' })
  expect(timeBoxOf(action, DECLARED_AT + 30_000)).toEqual({ level: 'caution', text: 'time is up' })
  expect(timeBoxOf(action, DECLARED_AT + 2 * MINUTE)).toEqual({ level: 'caution', text: '2 min late' })
  expect(timeBoxOf(action, DECLARED_AT + 3 * MINUTE)).toEqual({ level: 'alarm', text: '3 min late' })
  expect(timeBoxOf({ ...action, state: 'done' }, DECLARED_AT + MINUTE)).toBeNull()
})

test('[ACT6] an outcome is asked of what may have helped, once, and never of a message sent', () => {
  expect(asksForOutcome(anAction({ state: 'done', kind: 'mitigate' }))).toBe(true)
  expect(asksForOutcome(anAction({ state: 'done', kind: 'communicate' }))).toBe(false)
  expect(asksForOutcome(anAction({ state: 'done', outcome: 'helped' }))).toBe(false)
  expect(asksForOutcome(anAction({ state: 'open' }))).toBe(false)
})

test('[ACT7] the undo strip names the act and the action, cut by whole characters', () => {
  expect(stateLabel('done', 'Drain eu-2')).toBe('You marked “Drain eu-2” done')
  expect(quoted(`${'🦊'.repeat(60)}`)).toBe(`“${'🦊'.repeat(48)}…”`)
  expect(quoted('  ')).toBe('an action without words')
})

test('[ACT10] a row says in words that its owner left, or that nobody is on it', () => {
  expect(neglectPhrase({ kind: 'ownerGone', forMs: 4 * MINUTE })).toBe('left 4 min ago')
  expect(neglectPhrase({ kind: 'silent', forMs: 4 * MINUTE })).toBe('nobody on it')
})

test('[ACT11] an outcome stands among the evidence in words, and no outcome is none', () => {
  const done = anAction({ state: 'done', outcome: 'noEffect', title: 'Roll back 4.12' })
  expect(outcomeAsEvidence(done)).toBe('Roll back 4.12: no effect')
  expect(outcomeAsEvidence({ ...done, outcome: null })).toBeNull()
  expect(outcomeAsEvidence({ ...done, state: 'doing' })).toBeNull()
})
