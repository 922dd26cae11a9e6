/** What people agreed, asked, needed and thanked each other for, out of the `record` document. Total, as `read-record.ts`. */
import * as Y from 'yjs'
import { AUTHORITIES, type AuthorityCard, USUAL_AUTHORITY } from '../domain/authority.ts'
import { CALL_SUBJECTS, type CallForHelp } from '../domain/call-for-help.ts'
import type { Concern } from '../domain/concern.ts'
import type { PersonId } from '../domain/ids.ts'
import { DECISION_OUTCOMES, type IncidentDecision, type Objection } from '../domain/incident-decision.ts'
import type { Question } from '../domain/question.ts'
import type { Thanks } from '../domain/thanks.ts'
import { readFields } from './field-reader.ts'

const NOBODY = '' as PersonId

const listOf = (value: unknown): readonly unknown[] =>
  value instanceof Y.Array ? value.toArray() : Array.isArray(value) ? value : []

const peopleIn = (value: unknown): PersonId[] =>
  listOf(value).filter((id): id is PersonId => typeof id === 'string' && id.length > 0)

function readObjection(value: unknown): Objection {
  const f = readFields(value)
  return {
    id: f.text('id'),
    by: f.id<PersonId>('by') ?? NOBODY,
    at: f.number('at') ?? 0,
    text: f.text('text'),
    late: f.boolean('late'),
  }
}

export function readDecision(map: Y.Map<unknown>): IncidentDecision {
  const f = readFields(map)
  const outcome = f.word('outcome', [...DECISION_OUTCOMES, 'open'] as const, 'open')
  return {
    number: f.number('number') ?? 0,
    statement: f.text('statement'),
    alternatives: f.text('alternatives'),
    revisitWhen: f.text('revisitWhen'),
    proposedBy: f.id<PersonId>('proposedBy') ?? NOBODY,
    proposedAt: f.number('proposedAt') ?? 0,
    closesAt: f.number('closesAt') ?? 0,
    objections: listOf(map.get('objections')).map(readObjection),
    outcome: outcome === 'open' ? null : outcome,
    closedAt: f.number('closedAt'),
    closedBy: f.id<PersonId>('closedBy'),
    note: f.text('note'),
  }
}

export function readQuestion(map: Y.Map<unknown>): Question {
  const f = readFields(map)
  return {
    number: f.number('number') ?? 0,
    text: f.text('text'),
    askedBy: f.id<PersonId>('askedBy') ?? NOBODY,
    askedAt: f.number('askedAt') ?? 0,
    answer: f.text('answer'),
    answeredBy: f.id<PersonId>('answeredBy'),
    answeredAt: f.number('answeredAt'),
  }
}

export function readCallForHelp(map: Y.Map<unknown>): CallForHelp {
  const f = readFields(map)
  const subjectKind = f.word('subjectKind', [...CALL_SUBJECTS, 'none'] as const, 'none')
  return {
    by: f.id<PersonId>('by') ?? NOBODY,
    at: f.number('at') ?? 0,
    subjectKind: subjectKind === 'none' ? null : subjectKind,
    subjectId: f.id('subjectId'),
    note: f.text('note'),
    helpers: peopleIn(map.get('helpers')),
    clearedBy: f.id<PersonId>('clearedBy'),
    clearedAt: f.number('clearedAt'),
  }
}

export function readConcern(map: Y.Map<unknown>): Concern {
  const f = readFields(map)
  return {
    number: f.number('number') ?? 0,
    text: f.text('text'),
    raisedBy: f.id<PersonId>('raisedBy'),
    raisedAt: f.number('raisedAt') ?? 0,
    acknowledgedBy: f.id<PersonId>('acknowledgedBy'),
    acknowledgedAt: f.number('acknowledgedAt'),
    response: f.text('response'),
  }
}

export function readThanks(value: unknown): Thanks {
  const f = readFields(value)
  const to = value !== null && typeof value === 'object' && 'to' in value ? value.to : []
  return {
    from: f.id<PersonId>('from') ?? NOBODY,
    to: peopleIn(to),
    text: f.text('text'),
    at: f.number('at') ?? 0,
  }
}

/** An incident from before authority was written down has the usual one. */
export function readAuthority(map: Y.Map<unknown>): AuthorityCard {
  const entries = AUTHORITIES.map((authority) => {
    const value = map.get(authority)
    if (value === undefined) return [authority, USUAL_AUTHORITY[authority]] as const
    const f = readFields(value)
    return [authority, { granted: f.boolean('granted'), limit: f.text('limit') }] as const
  })
  return Object.fromEntries(entries) as AuthorityCard
}
