/** What walls are checked with: an incident in full swing, one with everything too long, and one just declared. */

import { projectWall } from '@warroom/server/rooms/wall-projection.ts'
import type { Action } from '@warroom/shared/domain/action.ts'
import type { HypothesisStatus } from '@warroom/shared/domain/hypothesis.ts'
import { asIncidentId } from '@warroom/shared/domain/ids.ts'
import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import {
  aBoard,
  aDecision,
  aHypothesis,
  anAction,
  anEvidence,
  aRecord,
  aRoadblock,
  present,
  ruledOutEntry,
  someFacts,
} from '@warroom/shared/testing/incident-builders.ts'
import { nasty } from './nasty-scene.ts'
import { held, participants, person, type Scene } from './wall-scene.ts'

export const SITUATIONS = ['busy', 'nasty', 'new', 'calm', 'resolved'] as const
export type Situation = (typeof SITUATIONS)[number]

const MINUTE = 60_000
const NAMES = [
  'Priya Raman',
  'Mo Osei',
  'Jan Kowalski',
  'Yoko Ono-Berg',
  'Alex Lindqvist',
  'Sam de Vries',
] as const
const actionsOf = (rows: readonly Partial<Action>[]): readonly Action[] =>
  rows.map((row, i) => anAction({ id: `action-${i}`, number: i + 1, ...row }))

const hypothesesOf = (rows: readonly (readonly [HypothesisStatus, string])[]) =>
  rows.map(([status, statement], i) => aHypothesis({ id: `h-${i}`, number: i + 1, status, statement }))

function busy(now: number): Scene {
  const declaredAt = now - 84 * MINUTE - 7_000
  return {
    record: aRecord({
      incident: someFacts({
        key: 'INC-142',
        title: 'Card payments fail at checkout in the EU',
        status: 'identified',
        declaredAt,
        nextUpdateDueAt: now + 252_000 + 10 * MINUTE,
      }),
      roles: {
        commander: held(0, now - 70 * MINUTE),
        deputy: held(4, now - 20 * MINUTE),
        operations: held(1, now - 60 * MINUTE),
        communications: held(3, now - 50 * MINUTE),
        scribe: held(null, declaredAt),
      },
      participants: participants(NAMES, declaredAt),
      roadblocks: {
        b1: aRoadblock({ needed: 'Read access to the orders replica for Jan', raisedAt: now - 11 * MINUTE }),
      },
      decisions: {
        d1: aDecision({ statement: 'Serve wallets only until the pool is back', closesAt: now + 4 * MINUTE }),
        d2: aDecision({ number: 2, outcome: 'decided', closedAt: now - 4 * MINUTE }),
      },
      timeline: [ruledOutEntry('h-3', now - 6 * MINUTE)],
    }),
    board: aBoard({
      whatHappened:
        'Since 13:51 UTC about one in five card payments in the EU is refused with "try again". The connection pool of orders-db in eu-2 is full; new requests wait 30 s and give up.',
      impact: 'Roughly 340 failed orders a minute. Wallets and invoices work. No data is lost.',
      hypotheses: hypothesesOf([
        ['testing', 'The replica in eu-2 was left read-only after last night’s failover'],
        ['supported', 'Release 4.12 holds two connections per request and empties the pool'],
        ['ruledOut', 'The card provider has an outage'],
        ['ruledOut', 'Certificates expired'],
        ['proposed', 'A retry storm from the mobile app keeps the pool full'],
      ]),
      evidence: [
        anEvidence({ hypothesisId: 'h-3', stance: 'against', text: 'All of them are valid until May' }),
      ],
      actions: actionsOf([
        { title: 'Roll back 4.12 in eu-1', owner: person(4), state: 'doing', timeBoxUntil: now + 9 * MINUTE },
        {
          title: 'Drain eu-2 and move its traffic to eu-1',
          owner: person(1),
          timeBoxUntil: now - 3 * MINUTE,
        },
        { title: 'Write the customer update', owner: person(3) },
        { title: 'Query the replica for stuck transactions', owner: person(2), state: 'doing' },
        { title: 'Ask the mobile team to turn retries down', owner: null, createdAt: now - MINUTE },
        { title: 'Check the dead-letter queue', owner: person(5) },
        { title: 'Page the database on-call', owner: person(0), state: 'done' },
        { title: 'Freeze deploys', owner: person(1), state: 'done' },
      ]),
    }),
    people: NAMES.map((name, i) =>
      present({
        personId: person(i),
        name,
        focus: i === 1 || i === 5 ? { kind: 'action', id: 'action-1' } : null,
      }),
    ),
  }
}

function fresh(now: number): Scene {
  const declaredAt = now - 20_000
  return {
    record: aRecord({
      incident: someFacts({
        key: 'INC-143',
        title: 'Search is slow',
        severity: 'unknown',
        status: 'declared',
        declaredAt,
        nextUpdateDueAt: declaredAt + 30 * MINUTE,
      }),
      roles: { commander: held(null, declaredAt), scribe: held(null, declaredAt) },
      participants: participants(['Priya Raman'], declaredAt),
    }),
    board: aBoard(),
    people: [],
  }
}

/** Work under way, nothing abnormal. */
function calm(now: number): Scene {
  const scene = busy(now)
  const { record, board } = scene
  return {
    ...scene,
    record: { ...record, incident: { ...record.incident, severity: 'sev3' }, roadblocks: {} },
    board: { ...board, actions: board.actions.map((action) => ({ ...action, timeBoxUntil: null })) },
  }
}

function resolved(now: number): Scene {
  const scene = calm(now)
  const incident = {
    ...scene.record.incident,
    status: 'resolved' as const,
    resolvedAt: now - 5 * MINUTE,
    nextUpdateDueAt: null,
  }
  return {
    ...scene,
    record: { ...scene.record, incident },
    board: { ...scene.board, actions: scene.board.actions.filter((action) => action.state === 'done') },
  }
}

const SCENES = { busy, nasty, new: fresh, calm, resolved } as const

/** The situation as the server would send it at `now`. */
export const wallSituation = (situation: Situation, now: number): WallProjection =>
  projectWall(
    { id: asIncidentId(`incident-${situation}`), commanderAbsentSince: null, ...SCENES[situation](now) },
    now,
  )
