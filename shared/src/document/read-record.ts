/** `record` document → plain values. Total: never throws on strange data. */
import type * as Y from 'yjs'
import { ACCOUNT_ROLES } from '../domain/account-role.ts'
import type { PersonId } from '../domain/ids.ts'
import { type Correction, type IncidentFacts, MILESTONES } from '../domain/incident.ts'
import type { IncidentRecord } from '../domain/incident-record.ts'
import { INCIDENT_STATUSES } from '../domain/incident-status.ts'
import type { Participant } from '../domain/participant.ts'
import type { Roadblock } from '../domain/roadblock.ts'
import type { RoleAssignment } from '../domain/role-assignment.ts'
import { SEVERITIES } from '../domain/severity.ts'
import type { StakeholderUpdate } from '../domain/stakeholder-update.ts'
import { TIMELINE_KINDS, type TimelineEntry } from '../domain/timeline-entry.ts'
import { readFields, recordsOf } from './field-reader.ts'
import {
  readAuthority,
  readCallForHelp,
  readConcern,
  readDecision,
  readQuestion,
  readThanks,
} from './read-agreements.ts'
import type { RecordDocument } from './record-document.ts'

export function readIncidentFacts(map: Y.Map<unknown>): IncidentFacts {
  const f = readFields(map)
  return {
    key: f.text('key'),
    title: f.text('title'),
    severity: f.word('severity', SEVERITIES, 'unknown'),
    status: f.word('status', INCIDENT_STATUSES, 'declared'),
    declaredBy: f.id<PersonId>('declaredBy'),
    declaredAt: f.number('declaredAt') ?? 0,
    impactStartedAt: f.number('impactStartedAt'),
    detectedAt: f.number('detectedAt'),
    mitigatedAt: f.number('mitigatedAt'),
    resolvedAt: f.number('resolvedAt'),
    closedAt: f.number('closedAt'),
    nextUpdateDueAt: f.number('nextUpdateDueAt'),
  }
}

export function readRoleAssignment(map: Y.Map<unknown>): RoleAssignment {
  const f = readFields(map)
  return {
    holder: f.id<PersonId>('holder'),
    since: f.number('since') ?? 0,
    epoch: f.number('epoch') ?? 0,
    offeredTo: f.id<PersonId>('offeredTo'),
  }
}

export function readRoadblock(map: Y.Map<unknown>): Roadblock {
  const f = readFields(map)
  return {
    number: f.number('number') ?? 0,
    needed: f.text('needed'),
    neededFrom: f.text('neededFrom'),
    blocksActionId: f.id('blocksActionId'),
    raisedBy: f.id<PersonId>('raisedBy') ?? ('' as PersonId),
    raisedAt: f.number('raisedAt') ?? 0,
    takenBy: f.id<PersonId>('takenBy'),
    takenAt: f.number('takenAt'),
    clearedBy: f.id<PersonId>('clearedBy'),
    clearedAt: f.number('clearedAt'),
    resolution: f.text('resolution'),
  }
}

function readParticipant(value: unknown): Participant {
  const f = readFields(value)
  return {
    name: f.text('name', 'Somebody'),
    accountRole: f.word('accountRole', ACCOUNT_ROLES, 'observer'),
    joinedAt: f.number('joinedAt') ?? 0,
    arrival: f.number('arrival') ?? 0,
  }
}

function readUpdate(value: unknown): StakeholderUpdate {
  const f = readFields(value)
  return {
    number: f.number('number') ?? 0,
    whatHappened: f.text('whatHappened'),
    impact: f.text('impact'),
    nextSteps: f.text('nextSteps'),
    nextUpdateDueAt: f.number('nextUpdateDueAt'),
    publishedAt: f.number('publishedAt') ?? 0,
    publishedBy: f.id<PersonId>('publishedBy') ?? ('' as PersonId),
  }
}

function readCorrection(value: unknown): Correction {
  const f = readFields(value)
  const either = (key: string): string | number | null => f.number(key) ?? (f.text(key) || null)
  return {
    field: f.word('field', ['title', ...MILESTONES] as const, 'title'),
    from: either('from'),
    to: either('to'),
    at: f.number('at') ?? 0,
    by: f.id<PersonId>('by') ?? ('' as PersonId),
  }
}

export function readTimelineEntry(value: unknown): TimelineEntry {
  const f = readFields(value)
  return {
    id: f.text('id'),
    at: f.number('at') ?? 0,
    recordedAt: f.number('recordedAt') ?? 0,
    actor: f.id<PersonId>('actor'),
    kind: f.word('kind', TIMELINE_KINDS, 'note'),
    text: f.text('text'),
    subjectId: f.id('subjectId'),
  }
}

/** Where the incident stands: everything of the record that does not grow with time. */
export type Standing = Pick<IncidentRecord, 'incident' | 'roles' | 'roadblocks' | 'participants'>

const maps = <T>(map: Y.Map<unknown>, read: (m: Y.Map<unknown>) => T): Record<string, T> =>
  Object.fromEntries(recordsOf(map).map(([id, m]) => [id, read(m)]))

export function readStanding(record: RecordDocument): Standing {
  return {
    incident: readIncidentFacts(record.incident),
    roles: maps(record.roles, readRoleAssignment),
    roadblocks: maps(record.roadblocks, readRoadblock),
    participants: Object.fromEntries(
      [...record.participants.entries()].map(([id, value]) => [id, readParticipant(value)]),
    ),
  }
}

export const readDecisions = (record: Pick<RecordDocument, 'decisions'>): IncidentRecord['decisions'] =>
  maps(record.decisions, readDecision)

export const readRecord = (record: RecordDocument): IncidentRecord => ({
  ...readStanding(record),
  decisions: readDecisions(record),
  questions: maps(record.questions, readQuestion),
  callsForHelp: maps(record.callsForHelp, readCallForHelp),
  concerns: maps(record.concerns, readConcern),
  authority: readAuthority(record.authority),
  thanks: record.thanks.toArray().map(readThanks),
  publishedUpdates: record.publishedUpdates.toArray().map(readUpdate),
  corrections: record.corrections.toArray().map(readCorrection),
  timeline: record.timeline.toArray().map(readTimelineEntry),
})
