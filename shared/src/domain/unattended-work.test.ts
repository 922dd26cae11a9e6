import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anAction, BOB, DECLARED_AT } from '../testing/incident-builders.ts'
import { ACTION_STATES } from './action.ts'
import { doubledWork, neglectOf } from './unattended-work.ts'

const MINUTE = 60_000
const now = DECLARED_AT + 60 * MINUTE
const here = { ownerGoneSince: null, isWorkedOn: false }
const minute = fc.integer({ min: -60, max: 60 }).map((minutes) => now - minutes * MINUTE)

test('[CARE1] work lights up when its owner has been gone for three minutes, not before', () => {
  const gone = (ms: number) => neglectOf(anAction(), { ...here, ownerGoneSince: now - ms }, now)
  expect(gone(3 * MINUTE - 1)).toBeNull()
  expect(gone(3 * MINUTE)).toEqual({ kind: 'ownerGone', forMs: 3 * MINUTE })
})

test('[CARE2] work lights up when it is three minutes past its time-box and its owner is elsewhere', () => {
  const late = (ms: number) => neglectOf(anAction({ timeBoxUntil: now - ms }), here, now)
  expect(late(3 * MINUTE - 1)).toBeNull()
  expect(late(4 * MINUTE)).toEqual({ kind: 'silent', forMs: 4 * MINUTE })
})

test('[CARE2] that the owner left is told before that the time is up, because it is why', () => {
  const action = anAction({ timeBoxUntil: now - 30 * MINUTE })
  expect(neglectOf(action, { ...here, ownerGoneSince: now - 5 * MINUTE }, now)?.kind).toBe('ownerGone')
})

test('[CARE3] finished work, work without an owner, and work that somebody is on is never called neglected', () => {
  const action = fc.record({
    state: fc.constantFrom(...ACTION_STATES),
    owner: fc.constantFrom(BOB, null),
    timeBoxUntil: fc.option(minute),
  })
  const attendance = fc.record({ ownerGoneSince: fc.option(minute), isWorkedOn: fc.boolean() })
  fc.assert(
    fc.property(action, attendance, (work, seen) => {
      const isQuiet =
        work.state === 'done' || work.state === 'dropped' || work.owner === null || seen.isWorkedOn
      const neglect = neglectOf(work, seen, now)
      if (isQuiet) expect(neglect).toBeNull()
      if (neglect) expect(neglect.forMs).toBeGreaterThanOrEqual(3 * MINUTE)
    }),
  )
})

test('[CARE4] two open actions that sound the same point to one another', () => {
  const doubled = doubledWork([
    anAction({ id: 'a', title: 'Drain eu-2' }),
    anAction({ id: 'b', title: 'Call the provider' }),
    anAction({ id: 'c', title: 'drain EU-2', state: 'doing' }),
    anAction({ id: 'd', title: 'Drain eu-2', state: 'done' }),
  ])
  expect([...doubled]).toEqual([
    ['c', 'a'],
    ['a', 'c'],
  ])
})

test('[CARE4] an action never points to itself, to finished work, or to nothing; whoever is pointed to points back somewhere', () => {
  const title = fc
    .array(fc.constantFrom('drain', 'eu', 'roll', 'back', 'the'), { maxLength: 3 })
    .map((w) => w.join(' '))
  const actions = fc.uniqueArray(
    fc.record({ id: fc.uuid(), title, state: fc.constantFrom(...ACTION_STATES) }),
    { selector: ({ id }) => id, maxLength: 12 },
  )
  fc.assert(
    fc.property(actions, (all) => {
      for (const [id, other] of doubledWork(all)) {
        expect(other).not.toBe(id)
        expect(['open', 'doing']).toContain(all.find((action) => action.id === other)?.state)
        expect(doubledWork(all).has(other)).toBe(true)
      }
    }),
  )
})
