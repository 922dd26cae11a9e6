/**
 * What the server sent, or what this device kept of it, as a projection. Total: a field that is missing or strange falls
 * back by itself, so that an older wall survives a newer server and the other way round. By hand, because a schema
 * library would weigh more than the rest of this page.
 */
import { ACTION_STATES } from '@warroom/shared/domain/action.ts'
import { HYPOTHESIS_STATUSES } from '@warroom/shared/domain/hypothesis.ts'
import { asIncidentId } from '@warroom/shared/domain/ids.ts'
import { INCIDENT_STATUSES } from '@warroom/shared/domain/incident-status.ts'
import { LAMPS, type LampLevel } from '@warroom/shared/domain/lamp.ts'
import { SEVERITIES } from '@warroom/shared/domain/severity.ts'
import type { WallPerson, WallProjection } from '@warroom/shared/protocol/wall-projection.ts'

type Fields = Readonly<Record<string, unknown>>
const STANDINGS = ['open', 'contested', 'decided'] as const
const LEVELS: readonly LampLevel[] = ['normal', 'caution', 'alarm']

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const instantOrNull = (value: unknown): number | null => (Number.isFinite(value) ? Number(value) : null)
const count = (value: unknown): number => Math.max(0, Math.trunc(instantOrNull(value) ?? 0))
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const oneOf = <T extends string>(allowed: readonly T[], value: unknown, fallback: T): T =>
  allowed.find((word) => word === value) ?? fallback

const list = <T>(value: unknown, read: (fields: Fields) => T): readonly T[] =>
  Array.isArray(value) ? value.filter(isFields).map(read) : []

const person = (fields: Fields): WallPerson => ({
  name: text(fields.name) || 'Somebody',
  initials: text(fields.initials) || '?',
  pattern: count(fields.pattern),
})
const personOrNull = (value: unknown): WallPerson | null => (isFields(value) ? person(value) : null)

const total = (value: unknown, shown: number): number => Math.max(count(value), shown)

/** `null` when it is no projection at all. */
export function readProjection(value: unknown): WallProjection | null {
  if (!isFields(value)) return null
  const serverNow = instantOrNull(value.serverNow)
  const declaredAt = instantOrNull(value.declaredAt)
  if (serverNow === null || declaredAt === null || typeof value.key !== 'string') return null
  const lists = readLists(value)
  const totals = isFields(value.totals) ? value.totals : {}
  return {
    id: asIncidentId(text(value.id)),
    key: value.key,
    title: text(value.title) || value.key,
    severity: oneOf(SEVERITIES, value.severity, 'unknown'),
    status: oneOf(INCIDENT_STATUSES, value.status, 'declared'),
    declaredAt,
    resolvedAt: instantOrNull(value.resolvedAt),
    nextUpdateDueAt: instantOrNull(value.nextUpdateDueAt),
    whatHappened: text(value.whatHappened),
    impact: text(value.impact),
    ruledOut: count(value.ruledOut),
    actionsDone: count(value.actionsDone),
    ...lists,
    totals: {
      hypotheses: total(totals.hypotheses, lists.hypotheses.length),
      actions: total(totals.actions, lists.actions.length),
      roadblocks: total(totals.roadblocks, lists.roadblocks.length),
      decisions: total(totals.decisions, lists.decisions.length),
      people: total(totals.people, lists.people.length),
    },
    serverNow,
  }
}

function readLists(value: Fields) {
  return {
    roles: list(value.roles, (role) => ({
      role: text(role.role),
      label: text(role.label),
      person: personOrNull(role.person),
      since: count(role.since),
    })),
    lamps: list(value.lamps, (lamp) => ({
      id: oneOf(LAMPS, lamp.id, 'sync'),
      level: oneOf(LEVELS, lamp.level, 'normal'),
      label: text(lamp.label),
      detail: text(lamp.detail),
      causeId: textOrNull(lamp.causeId),
    })).filter((lamp) => lamp.id !== 'sync'),
    hypotheses: list(value.hypotheses, (hypothesis) => ({
      id: text(hypothesis.id),
      number: instantOrNull(hypothesis.number),
      statement: text(hypothesis.statement),
      status: oneOf(HYPOTHESIS_STATUSES, hypothesis.status, 'proposed'),
      owner: personOrNull(hypothesis.owner),
    })),
    newlyRuledOut: list(value.newlyRuledOut, (hypothesis) => ({
      id: text(hypothesis.id),
      number: instantOrNull(hypothesis.number),
      statement: text(hypothesis.statement),
      because: text(hypothesis.because),
      at: count(hypothesis.at),
    })),
    decisions: list(value.decisions, (decision) => ({
      id: text(decision.id),
      number: count(decision.number),
      statement: text(decision.statement),
      standing: oneOf(STANDINGS, decision.standing, 'open'),
      closesAt: count(decision.closesAt),
    })),
    actions: list(value.actions, (action) => ({
      id: text(action.id),
      number: instantOrNull(action.number),
      title: text(action.title),
      state: oneOf(ACTION_STATES, action.state, 'open'),
      owner: personOrNull(action.owner),
      ownerOnIt: action.ownerOnIt === true,
      onIt: list(action.onIt, person),
      timeBoxUntil: instantOrNull(action.timeBoxUntil),
    })),
    roadblocks: list(value.roadblocks, (roadblock) => ({
      id: text(roadblock.id),
      number: count(roadblock.number),
      needed: text(roadblock.needed),
      raisedAt: count(roadblock.raisedAt),
      takenBy: personOrNull(roadblock.takenBy),
    })),
    people: list(value.people, person),
  }
}
