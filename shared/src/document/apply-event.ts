/** Facts → changes of the `record` document. Runs on the server alone, inside one transaction per command. */
import * as Y from 'yjs'
import { isDecisionEvent } from '../commands/decision-event.ts'
import type { DomainEvent } from '../commands/domain-event.ts'
import { isSupportEvent } from '../commands/support-event.ts'
import { timelineEntryOf } from '../commands/timeline-sentence.ts'
import type { Actor } from '../domain/actor.ts'
import type { PersonId } from '../domain/ids.ts'
import { isOpen } from '../domain/incident-status.ts'
import { ROLES } from '../domain/role.ts'
import { applyDecisionEvent } from './apply-decision-event.ts'
import { applySupportEvent } from './apply-support-event.ts'
import type { RecordDocument } from './record-document.ts'

export interface EventContext {
  readonly actor: Actor
  readonly at: number
  /** Id of the timeline entry this event becomes. */
  readonly entryId: string
}

export function applyEvent(record: RecordDocument, event: DomainEvent, context: EventContext): void {
  changeRecord(record, event, context)
  const nameOf = (id: PersonId): string => {
    const participant = record.participants.get(id) as { name?: unknown } | undefined
    return typeof participant?.name === 'string' ? participant.name : 'somebody'
  }
  record.timeline.push([timelineEntryOf(event, context, nameOf)])
}

/** Notes that a person is part of this incident, once; the order of arrival picks their flag. */
export function welcome(record: RecordDocument, person: Actor, at: number): boolean {
  const known = record.participants.get(person.personId) as
    | { name?: unknown; accountRole?: unknown }
    | undefined
  if (known && known.name === person.name && known.accountRole === person.accountRole) return false
  const before = known as { joinedAt?: unknown; arrival?: unknown } | undefined
  record.participants.set(person.personId, {
    name: person.name,
    accountRole: person.accountRole,
    joinedAt: before?.joinedAt ?? at,
    arrival: before?.arrival ?? record.participants.size,
  })
  return true
}

function changeRecord(record: RecordDocument, event: DomainEvent, { actor, at }: EventContext): void {
  const { incident } = record
  if (isDecisionEvent(event)) return applyDecisionEvent(record, event, actor.personId, at)
  if (isSupportEvent(event)) return applySupportEvent(record, event, actor.personId, at)
  switch (event.type) {
    case 'incidentDeclared':
      return declare(record, event, actor.personId, at)
    case 'severityChanged':
      incident.set('severity', event.to)
      incident.set('nextUpdateDueAt', event.nextUpdateDueAt)
      return
    case 'statusChanged':
      return changeStatus(incident, event, at)
    case 'titleCorrected':
      incident.set('title', event.to)
      record.corrections.push([{ field: 'title', from: event.from, to: event.to, at, by: actor.personId }])
      return
    case 'milestoneCorrected':
      incident.set(event.milestone, event.to)
      record.corrections.push([
        { field: event.milestone, from: event.from, to: event.to, at, by: actor.personId },
      ])
      return
    case 'roleAssumed':
    case 'roleAssigned':
    case 'handoverAccepted':
      return changeHolder(record, event.role, event.holder, at)
    case 'roleRenounced':
      return changeHolder(record, event.role, null, at)
    case 'handoverOffered':
      roleOf(record, event.role, at).set('offeredTo', event.to)
      return
    case 'handoverDeclined':
      roleOf(record, event.role, at).set('offeredTo', null)
      return
    case 'roadblockRaised':
      return raise(record, event, actor.personId, at)
    case 'roadblockTaken':
      return setAll(record.roadblocks.get(event.roadblockId), { takenBy: actor.personId, takenAt: at })
    case 'roadblockCleared':
      return setAll(record.roadblocks.get(event.roadblockId), {
        clearedBy: actor.personId,
        clearedAt: at,
        resolution: event.resolution,
      })
    case 'updatePublished': {
      const { type: _type, ...update } = event
      record.publishedUpdates.push([{ ...update, publishedAt: at, publishedBy: actor.personId }])
      incident.set('nextUpdateDueAt', event.nextUpdateDueAt)
      return
    }
    case 'timelineNoted':
      return
  }
}

function declare(
  record: RecordDocument,
  event: Extract<DomainEvent, { type: 'incidentDeclared' }>,
  declaredBy: PersonId,
  at: number,
): void {
  setAll(record.incident, {
    key: event.key,
    title: event.title,
    severity: event.severity,
    status: 'declared',
    declaredBy,
    declaredAt: at,
    impactStartedAt: event.impactStartedAt,
    detectedAt: event.detectedAt,
    mitigatedAt: null,
    resolvedAt: null,
    closedAt: null,
    nextUpdateDueAt: event.nextUpdateDueAt,
  })
  for (const role of ROLES) roleOf(record, role, at)
  for (const [authority, grant] of Object.entries(event.authority))
    record.authority.set(authority, { ...grant })
}

function changeStatus(
  incident: Y.Map<unknown>,
  event: Extract<DomainEvent, { type: 'statusChanged' }>,
  at: number,
): void {
  incident.set('status', event.to)
  incident.set('nextUpdateDueAt', event.nextUpdateDueAt)
  // Mitigated: the harm has stopped, and one watches whether it stays so. The first such moment counts.
  if ((event.to === 'monitoring' || event.to === 'resolved') && incident.get('mitigatedAt') === null) {
    incident.set('mitigatedAt', at)
  }
  if (event.to === 'resolved') incident.set('resolvedAt', at)
  if (event.to === 'closed' || event.to === 'declined') incident.set('closedAt', at)
  if (isOpen(event.to)) {
    incident.set('resolvedAt', null)
    incident.set('closedAt', null)
    if (event.to !== 'monitoring') incident.set('mitigatedAt', null)
  }
}

function roleOf(record: RecordDocument, role: string, at: number): Y.Map<unknown> {
  const existing = record.roles.get(role)
  if (existing instanceof Y.Map) return existing
  const created = new Y.Map<unknown>(Object.entries({ holder: null, since: at, epoch: 0, offeredTo: null }))
  record.roles.set(role, created)
  return created
}

function changeHolder(record: RecordDocument, role: string, holder: PersonId | null, at: number): void {
  const assignment = roleOf(record, role, at)
  const epoch = assignment.get('epoch')
  setAll(assignment, {
    holder,
    since: at,
    epoch: (typeof epoch === 'number' ? epoch : 0) + 1,
    offeredTo: null,
  })
}

function raise(
  record: RecordDocument,
  event: Extract<DomainEvent, { type: 'roadblockRaised' }>,
  raisedBy: PersonId,
  at: number,
): void {
  const { type: _type, roadblockId, ...fields } = event
  const unanswered = { takenBy: null, takenAt: null, clearedBy: null, clearedAt: null, resolution: '' }
  record.roadblocks.set(
    roadblockId,
    new Y.Map(Object.entries({ ...fields, raisedBy, raisedAt: at, ...unanswered })),
  )
}

function setAll(map: unknown, fields: Record<string, unknown>): void {
  if (!(map instanceof Y.Map)) return
  for (const [key, value] of Object.entries(fields)) map.set(key, value)
}
