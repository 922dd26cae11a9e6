/**
 * What somebody last saw of an incident, reduced to what a digest compares: states, holders and counts, no prose. Small
 * enough to be written every few seconds.
 */
import { type ActionState, lateByMs } from './action.ts'
import type { BoardState } from './board-state.ts'
import type { HypothesisStatus } from './hypothesis.ts'
import type { PersonId } from './ids.ts'
import type { IncidentRecord } from './incident-record.ts'
import type { IncidentStatus } from './incident-status.ts'
import type { Severity } from './severity.ts'

export interface SeenAction {
  readonly state: ActionState
  readonly owner: PersonId | null
  readonly late: boolean
}

export interface SeenState {
  /** When it was seen, by the server's clock. */
  readonly at: number
  readonly title: string
  readonly severity: Severity
  readonly status: IncidentStatus
  /** Roles that somebody held, by role id. */
  readonly holders: Readonly<Record<string, PersonId>>
  /** Ids of roadblocks that were not cleared. */
  readonly roadblocks: readonly string[]
  /** Number of the last published update; 0 before the first. */
  readonly lastUpdate: number
  readonly hypotheses: Readonly<Record<string, HypothesisStatus>>
  readonly actions: Readonly<Record<string, SeenAction>>
  /** By id: whether it was met. */
  readonly criteria: Readonly<Record<string, boolean>>
  /** What the two texts held, as fingerprints. */
  readonly whatHappened: number
  readonly impact: number
  /** Who was there; `null` when that was not known. */
  readonly here: readonly PersonId[] | null
}

/** What is seen now; the parts of record and board that a digest is about. */
export interface SeenView {
  readonly record: Pick<
    IncidentRecord,
    | 'incident'
    | 'roles'
    | 'roadblocks'
    | 'decisions'
    | 'questions'
    | 'callsForHelp'
    | 'concerns'
    | 'participants'
    | 'publishedUpdates'
    | 'timeline'
  >
  readonly board: Pick<
    BoardState,
    'whatHappened' | 'impact' | 'hypotheses' | 'evidence' | 'actions' | 'exitCriteria'
  >
  readonly here: readonly PersonId[] | null
}

export function seenState({ record, board, here }: SeenView, at: number): SeenState {
  const { title, severity, status } = record.incident
  return {
    at,
    title,
    severity,
    status,
    holders: Object.fromEntries(
      Object.entries(record.roles).flatMap(([role, { holder }]) => (holder === null ? [] : [[role, holder]])),
    ),
    roadblocks: Object.entries(record.roadblocks).flatMap(([id, r]) => (r.clearedAt === null ? [id] : [])),
    lastUpdate: lastUpdateNumber(record),
    hypotheses: Object.fromEntries(board.hypotheses.map((h) => [h.id, h.status])),
    actions: Object.fromEntries(
      board.actions.map((a) => [a.id, { state: a.state, owner: a.owner, late: lateByMs(a, at) !== null }]),
    ),
    criteria: Object.fromEntries(board.exitCriteria.map((c) => [c.id, c.met])),
    whatHappened: fingerprint(board.whatHappened),
    impact: fingerprint(board.impact),
    here,
  }
}

export const lastUpdateNumber = (record: Pick<IncidentRecord, 'publishedUpdates'>): number =>
  Math.max(0, ...record.publishedUpdates.map(({ number }) => number))

/** FNV-1a over UTF-16 units: tells whether a text changed without keeping its words. */
export function fingerprint(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Somebody's first sight of an incident that went on without them: they declared, did and hold nothing in it. */
export function isLateJoiner(
  record: Pick<IncidentRecord, 'incident' | 'roles' | 'timeline'>,
  me: PersonId,
  now: number,
): boolean {
  const { declaredBy, declaredAt } = record.incident
  if (declaredBy === me || now - declaredAt < LATE_AFTER_MS) return false
  const holds = Object.values(record.roles).some(({ holder }) => holder === me)
  return !holds && !record.timeline.some(({ actor }) => actor === me)
}

/** From then on an incident has a past that newcomers would ask about; also how long an absence must be to be told of. */
export const LATE_AFTER_MS = 3 * 60_000
