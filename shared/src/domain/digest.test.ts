import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ALICE,
  aBoard,
  aHypothesis,
  anAction,
  aRecord,
  aRoadblock,
  BOB,
  CAROL,
  DECLARED_AT,
  someFacts,
} from '../testing/incident-builders.ts'
import { ACTION_STATES } from './action.ts'
import { digest } from './digest.ts'
import { DIGEST_KINDS } from './digest-item.ts'
import { HYPOTHESIS_STATUSES } from './hypothesis.ts'
import { INCIDENT_STATUSES } from './incident-status.ts'
import { type SeenView, seenState } from './seen-state.ts'
import { SEVERITIES } from './severity.ts'

const MINUTE = 60_000
const after = (minutes: number) => DECLARED_AT + minutes * MINUTE
const BEFORE: SeenView = { record: aRecord(), board: aBoard(), here: [ALICE, BOB] }
const told = (before: SeenView, view: SeenView, me = CAROL, now = after(10)) =>
  digest({ seen: seenState(before, after(1)), view, me, now })
const sentences = (...args: Parameters<typeof told>) => told(...args).map(({ text }) => text)

test('[DIG3] command, severity, phase, what was settled and why, roadblocks and my work are told in that order', () => {
  const before: SeenView = {
    ...BEFORE,
    board: aBoard({ hypotheses: [aHypothesis({ status: 'testing' })], actions: [anAction()] }),
  }
  const view: SeenView = {
    here: [ALICE, BOB],
    record: aRecord({
      incident: someFacts({ severity: 'sev2', status: 'mitigating' }),
      roles: { commander: { holder: BOB, since: after(5), epoch: 2, offeredTo: null } },
      roadblocks: { r1: aRoadblock() },
      timeline: [
        {
          id: 't1',
          at: after(4),
          recordedAt: after(4),
          actor: BOB,
          kind: 'hypothesis',
          text: 'Bob Berg ruled out “Release 4.12 doubled pool use”',
          subjectId: 'hypothesis-1',
        },
      ],
    }),
    board: aBoard({
      hypotheses: [aHypothesis({ status: 'ruledOut' })],
      evidence: [
        {
          id: 'e1',
          hypothesisId: 'hypothesis-1',
          stance: 'against',
          text: 'Pool use was flat',
          link: '',
          actionId: null,
          createdBy: BOB,
          createdAt: after(3),
        },
      ],
      actions: [anAction({ owner: CAROL })],
    }),
  }
  expect(sentences(before, view)).toEqual([
    'Bob Berg is commander now, it was Alice Ames',
    'Severity is SEV-2 now, it was SEV-1',
    'The phase is Mitigating now, it was Identified',
    'Bob Berg ruled out H1 “Release 4.12 doubled pool use”, because “Pool use was flat”',
    'Bob Berg asked for help: B1 “Read access to the orders replica”',
    'Yours now: action 1 “Drain eu-2”',
  ])
})

test('[DIG3] updates say what was told and when the next is due; several are one', () => {
  const update = (number: number) => ({
    number,
    whatHappened: `Word ${number}`,
    impact: '',
    nextSteps: '',
    nextUpdateDueAt: after(40),
    publishedAt: after(number),
    publishedBy: CAROL,
  })
  const view = {
    ...BEFORE,
    record: aRecord({
      incident: someFacts({ nextUpdateDueAt: after(40) }),
      publishedUpdates: [update(1), update(2)],
    }),
  }
  const items = told(BEFORE, view, ALICE)
  expect(items.map(({ text, at }) => [text, at])).toEqual([
    ['2 updates were published. The last: Carol told stakeholders: “Word 2”', null],
    ['The next update is due at', after(40)],
  ])
})

test('[DIG3] a time-box that ran out meanwhile is told, one that had run out before is not', () => {
  const board = aBoard({ actions: [anAction({ timeBoxUntil: after(5) })] })
  const late = { ...BEFORE, board }
  expect(sentences(late, late)).toEqual(['Late by 5 min: action 1 “Drain eu-2”, Bob Berg has it'])
  expect(digest({ seen: seenState(late, after(6)), view: late, me: CAROL, now: after(10) })).toEqual([])
})

test('[DIG3] of people who came and left only those are told who hold a role', () => {
  expect(sentences(BEFORE, { ...BEFORE, here: [CAROL] })).toEqual([
    'Alice Ames (commander) is not here any more',
  ])
  expect(sentences({ ...BEFORE, here: [] }, BEFORE)).toEqual(['Alice Ames (commander) is here now'])
  expect(sentences(BEFORE, { ...BEFORE, here: null })).toEqual([])
})

test('[DIG4] more than four changes of one kind are told as one', () => {
  const many = (state: 'open' | 'done') =>
    aBoard({
      actions: Array.from({ length: 6 }, (_, i) => anAction({ id: `a${i}`, number: i + 1, state })),
    })
  expect(sentences({ ...BEFORE, board: many('open') }, { ...BEFORE, board: many('done') })).toEqual([
    '6 actions were finished, the first is action 1 “Drain eu-2”',
  ])
})

test('[DIG1] an addition that was taken back is not told', () => {
  const board = aBoard({
    hypotheses: [aHypothesis({ status: 'parked' })],
    actions: [anAction({ state: 'dropped' })],
  })
  expect(sentences(BEFORE, { ...BEFORE, board })).toEqual([])
})

const person = fc.constantFrom(ALICE, BOB, CAROL, null)
const ids = ['one', 'two', '__proto__', 'constructor']
const words = fc.oneof(fc.string(), fc.constantFrom('', '😀'.repeat(200), '\ud800', 'ruled out “x”'))
const viewArbitrary: fc.Arbitrary<SeenView> = fc
  .record({
    severity: fc.constantFrom(...SEVERITIES),
    status: fc.constantFrom(...INCIDENT_STATUSES),
    title: words,
    nextUpdateDueAt: fc.option(fc.constantFrom(after(0), after(5), after(90))),
    commander: person,
    scribe: person,
    here: fc.option(fc.subarray([ALICE, BOB, CAROL])),
    whatHappened: words,
    hypotheses: fc.uniqueArray(
      fc.record({ id: fc.constantFrom(...ids), status: fc.constantFrom(...HYPOTHESIS_STATUSES) }),
      { selector: ({ id }) => id },
    ),
    actions: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...ids),
        state: fc.constantFrom(...ACTION_STATES),
        owner: person,
        title: words,
      }),
      { selector: ({ id }) => id },
    ),
    criteria: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), met: fc.boolean() }), {
      selector: ({ id }) => id,
    }),
    roadblocks: fc.dictionary(fc.constantFrom('r1', 'r2', '__proto__'), fc.boolean(), {
      noNullPrototype: true,
    }),
  })
  .map((v) => ({
    here: v.here,
    record: aRecord({
      incident: someFacts({
        severity: v.severity,
        status: v.status,
        title: v.title,
        nextUpdateDueAt: v.nextUpdateDueAt,
      }),
      roles: {
        commander: { holder: v.commander, since: 0, epoch: 1, offeredTo: null },
        scribe: { holder: v.scribe, since: 0, epoch: 1, offeredTo: null },
      },
      roadblocks: Object.fromEntries(
        Object.entries(v.roadblocks).map(([id, cleared]) => [
          id,
          aRoadblock({ clearedAt: cleared ? after(2) : null }),
        ]),
      ),
    }),
    board: aBoard({
      whatHappened: v.whatHappened,
      hypotheses: v.hypotheses.map(aHypothesis),
      actions: v.actions.map(anAction),
      exitCriteria: v.criteria.map(({ id, met }) => ({ id, met, text: id, order: id })),
    }),
  }))

test('[DIG1] whatever it holds, a state compared with itself tells nothing but what ran out by time', () => {
  fc.assert(
    fc.property(viewArbitrary, person, (view, me) => {
      const items = digest({ seen: seenState(view, after(1)), view, me: me ?? BOB, now: after(1) })
      expect(items).toEqual([])
    }),
  )
})

test('[DIG2] over a detour nothing is told of what ended as it began, and no change twice', () => {
  fc.assert(
    fc.property(viewArbitrary, viewArbitrary, (a, c) => {
      const items = told(a, c)
      const [seen, end] = [seenState(a, after(1)), seenState(c, after(10))]
      const kinds = items.map(({ kind }) => kind)
      expect(kinds.includes('severity')).toBe(seen.severity !== end.severity)
      expect(kinds.includes('phase')).toBe(seen.status !== end.status)
      expect(kinds.includes('command')).toBe(seen.holders.commander !== end.holders.commander)
      for (const { subject, kind } of items) {
        const { id } = subject
        if (subject.kind === 'hypothesis') expect(own(seen.hypotheses, id)).not.toBe(own(end.hypotheses, id))
        if (subject.kind === 'action') expect(own(seen.actions, id)).not.toEqual(own(end.actions, id))
        if (subject.kind === 'roadblock') {
          expect(seen.roadblocks.includes(id)).not.toBe(end.roadblocks.includes(id))
        }
        if (kind === 'text') expect(seen.whatHappened).not.toBe(end.whatHappened)
      }
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    }),
  )
})

test('[DIG2] [DIG5] the order is that of importance, the same each time, and every item has words', () => {
  fc.assert(
    fc.property(viewArbitrary, viewArbitrary, (a, c) => {
      const items = told(a, c)
      const ranks = items.map(({ kind }) => DIGEST_KINDS.indexOf(kind))
      expect(ranks).toEqual([...ranks].sort((x, y) => x - y))
      expect(told(a, c)).toEqual(items)
      for (const { text } of items) expect(text.trim()).not.toBe('')
    }),
  )
})

const own = <T>(values: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(values, id) ? values[id] : undefined
