import { asIncidentId } from '@warroom/shared/domain/ids.ts'
import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import {
  ALICE,
  aBoard,
  aDecision,
  aHypothesis,
  anAction,
  aRecord,
  aRoadblock,
  BOB,
  CAROL,
  DAVE,
  DECLARED_AT,
  present,
  ruledOutEntry,
  someFacts,
} from '@warroom/shared/testing/incident-builders.ts'
import { expect, test } from 'vitest'
import { projectWall, type WallSource } from './wall-projection.ts'

const MINUTE = 60_000
const NOW = DECLARED_AT + 84 * MINUTE

const project = (source: Partial<WallSource> = {}, now = NOW): WallProjection =>
  projectWall(
    {
      id: asIncidentId('incident-1'),
      record: aRecord(),
      board: aBoard(),
      people: [],
      commanderAbsentSince: null,
      ...source,
    },
    now,
  )

/** Every path of keys in a value, list positions left out. */
function paths(value: unknown, prefix = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => paths(item, prefix))
  if (value === null || typeof value !== 'object') return [prefix]
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, prefix ? `${prefix}.${key}` : key))
}

const person = (path: string): readonly string[] => [`${path}.name`, `${path}.initials`, `${path}.pattern`]

test('[WALLP1] a wall is sent exactly the fields it is allowed, whatever the documents hold', () => {
  const projection = project({
    record: aRecord({
      incident: someFacts({ impactStartedAt: DECLARED_AT - MINUTE, nextUpdateDueAt: NOW + MINUTE }),
      roadblocks: { 'roadblock-1': aRoadblock({ takenBy: CAROL }) },
      decisions: {
        d1: aDecision({
          alternatives: 'secret words',
          objections: [{ id: 'o1', by: BOB, at: NOW, text: 'secret words', late: false }],
          note: 'secret words',
        }),
      },
      timeline: [
        ruledOutEntry('ruled-out', NOW - MINUTE),
        {
          id: 't1',
          at: NOW,
          recordedAt: NOW,
          actor: ALICE,
          kind: 'note',
          text: 'secret words',
          subjectId: null,
        },
      ],
    }),
    board: aBoard({
      notes: 'secret words',
      whatHappened: 'Cards are refused',
      impact: 'One order in five fails',
      updateDraft: { whatHappened: 'secret words', impact: '', nextSteps: '' },
      hypotheses: [
        aHypothesis({ owner: BOB, nextTest: 'secret words' }),
        aHypothesis({ id: 'ruled-out', status: 'ruledOut', disproof: 'secret words' }),
      ],
      evidence: [
        {
          id: 'e1',
          hypothesisId: 'hypothesis-1',
          stance: 'for',
          text: 'secret words',
          link: '',
          actionId: null,
          createdBy: BOB,
          createdAt: NOW,
        },
      ],
      actions: [anAction({ risk: 'secret words', rollback: 'secret words' })],
    }),
    people: [
      present({ personId: BOB, focus: { kind: 'action', id: 'action-1' } }),
      present({ personId: CAROL, focus: { kind: 'action', id: 'action-1' } }),
    ],
  })
  const allowed = [
    ...['id', 'key', 'title', 'severity', 'status', 'declaredAt', 'resolvedAt', 'nextUpdateDueAt'],
    ...['roles.role', 'roles.label', 'roles.person', 'roles.since', ...person('roles.person')],
    ...['lamps.id', 'lamps.level', 'lamps.label', 'lamps.detail', 'lamps.causeId'],
    ...['whatHappened', 'impact'],
    ...['hypotheses.id', 'hypotheses.number', 'hypotheses.statement', 'hypotheses.status'],
    ...person('hypotheses.owner'),
    'ruledOut',
    ...['newlyRuledOut.id', 'newlyRuledOut.number', 'newlyRuledOut.statement'],
    ...['newlyRuledOut.because', 'newlyRuledOut.at'],
    ...['decisions.id', 'decisions.number', 'decisions.statement', 'decisions.standing'],
    ...['decisions.closesAt', 'totals.decisions'],
    ...['actions.id', 'actions.number', 'actions.title', 'actions.state', 'actions.ownerOnIt'],
    ...['actions.timeBoxUntil', ...person('actions.owner'), ...person('actions.onIt')],
    'actionsDone',
    ...['roadblocks.id', 'roadblocks.number', 'roadblocks.needed', 'roadblocks.raisedAt'],
    ...person('roadblocks.takenBy'),
    ...person('people'),
    ...['totals.hypotheses', 'totals.actions', 'totals.roadblocks', 'totals.people', 'serverNow'],
  ]
  expect([...new Set(paths(projection))].sort()).toEqual(allowed.sort())
  expect(JSON.stringify(projection)).not.toContain('secret words')
})

test('[WALLP2] the late actions come first, the latest on top, and finished ones are only counted', () => {
  const { actions, actionsDone, totals } = project({
    board: aBoard({
      actions: [
        anAction({ id: 'calm' }),
        anAction({ id: 'late', timeBoxUntil: NOW - MINUTE }),
        anAction({ id: 'done', state: 'done', timeBoxUntil: NOW - 9 * MINUTE }),
        anAction({ id: 'latest', timeBoxUntil: NOW - 5 * MINUTE }),
        anAction({ id: 'dropped', state: 'dropped' }),
      ],
    }),
  })
  expect(actions.map((action) => action.id)).toEqual(['latest', 'late', 'calm'])
  expect({ actionsDone, actions: totals.actions }).toEqual({ actionsDone: 1, actions: 3 })
})

test('[WALLP3] whoever is on an action is named there, unless they are away', () => {
  const focus = { kind: 'action', id: 'action-1' }
  const { actions } = project({
    board: aBoard({ actions: [anAction({ owner: BOB })] }),
    people: [
      present({ personId: BOB, focus }),
      present({ personId: CAROL, focus }),
      present({ personId: DAVE, focus, state: 'away' }),
    ],
  })
  expect(actions[0]).toMatchObject({
    owner: { name: 'Bob Berg', initials: 'BB', pattern: 1 },
    ownerOnIt: true,
    onIt: [{ name: 'Carol', initials: 'CA', pattern: 2 }],
  })
})

test('[WALLP4] hypotheses come confirmed, supported, testing, proposed; ruled-out ones are counted, parked ones left out', () => {
  const statuses = [
    'proposed',
    'ruledOut',
    'testing',
    'parked',
    'confirmed',
    'supported',
    'ruledOut',
  ] as const
  const { hypotheses, ruledOut } = project({
    board: aBoard({ hypotheses: statuses.map((status, i) => aHypothesis({ id: `h${i}`, status })) }),
  })
  expect(hypotheses.map((h) => h.status)).toEqual(['confirmed', 'supported', 'testing', 'proposed'])
  expect(ruledOut).toBe(2)
})

test('[WALLP5] however large an incident grows, what a wall is sent stays under 32 KB', () => {
  const long = '𝒲ords without end '.repeat(5_000)
  const many = Array.from({ length: 400 }, (_, i) => i)
  const projection = project({
    record: aRecord({
      incident: someFacts({ title: long }),
      roadblocks: Object.fromEntries(many.map((i) => [`r${i}`, aRoadblock({ needed: long })])),
      decisions: Object.fromEntries(
        many.map((i) => [`d${i}`, aDecision({ statement: long, closesAt: NOW })]),
      ),
      timeline: many.map((i) => ruledOutEntry(`out${i}`, NOW - MINUTE)),
    }),
    board: aBoard({
      whatHappened: long,
      impact: long,
      actions: many.map((i) => anAction({ id: `a${i}`, title: long, owner: null })),
      hypotheses: many.flatMap((i) => [
        aHypothesis({ id: `h${i}`, statement: long }),
        aHypothesis({ id: `out${i}`, statement: long, status: 'ruledOut' }),
      ]),
    }),
    people: many.map((i) => present({ personId: `p${i}` as typeof BOB, name: `${long}${i}` })),
  })
  expect(JSON.stringify(projection).length).toBeLessThan(32 * 1024)
  expect(projection.totals).toEqual({
    hypotheses: 400,
    actions: 400,
    roadblocks: 400,
    decisions: 400,
    people: 400,
  })
  // Cut between characters, never inside one.
  expect(projection.title.isWellFormed()).toBe(true)
  expect(projection.title.endsWith('…')).toBe(true)
})

test('[WALLP6] a lamp whose cause has a long name keeps how long it has been lit', () => {
  const { lamps } = project({
    record: aRecord({
      roadblocks: { 'roadblock-1': aRoadblock({ needed: 'x'.repeat(900), raisedAt: NOW - 11 * MINUTE }) },
    }),
  })
  const blocked = lamps.find((lamp) => lamp.id === 'blocked')
  expect(blocked).toMatchObject({ level: 'caution', label: '1 roadblock', causeId: 'roadblock-1' })
  expect(blocked?.detail).toMatch(/^x+…, 11 min$/)
})

test('[WALLP7] a commander who left lights the command lamp once they have been gone for three minutes', () => {
  const command = (goneMs: number) =>
    project({ commanderAbsentSince: NOW - goneMs }).lamps.find((lamp) => lamp.id === 'command')
  expect(command(2 * MINUTE)).toMatchObject({ level: 'normal' })
  expect(command(3 * MINUTE)).toMatchObject({ level: 'caution', detail: 'Alice Ames, 3 min' })
})

test('[WALLP8] roles come commander first, then as duties are listed, then the workspace’s own', () => {
  const vacant = { holder: null, since: DECLARED_AT, epoch: 0, offeredTo: null }
  const { roles } = project({
    record: aRecord({
      roles: { 'night watch': vacant, scribe: vacant, commander: { ...vacant, holder: ALICE } },
    }),
  })
  expect(roles.map((role) => [role.label, role.person?.name ?? null])).toEqual([
    ['Commander', 'Alice Ames'],
    ['Scribe', null],
    ['night watch', null],
  ])
})
