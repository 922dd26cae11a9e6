/** Facts → one timeline entry each, in people's words and with their names. */
import type { Actor } from '../domain/actor.ts'
import type { PersonId } from '../domain/ids.ts'
import { MILESTONE_LABEL } from '../domain/incident.ts'
import { isReopening, STATUS_LABEL } from '../domain/incident-status.ts'
import { ROLE_DUTY } from '../domain/role.ts'
import { severityLabel } from '../domain/severity.ts'
import type { TimelineEntry, TimelineKind } from '../domain/timeline-entry.ts'
import { isDecisionEvent } from './decision-event.ts'
import { decisionSentence } from './decision-sentence.ts'
import type { DomainEvent } from './domain-event.ts'
import { isSupportEvent } from './support-event.ts'
import { SUPPORT_KIND, supportSentence, supportSubject } from './support-sentence.ts'

interface Sentence {
  readonly kind: TimelineKind
  readonly text: string
  readonly subjectId?: string | null
}

export function timelineEntryOf(
  event: DomainEvent,
  { actor, at, entryId }: { readonly actor: Actor; readonly at: number; readonly entryId: string },
  nameOf: (id: PersonId) => string,
): TimelineEntry {
  const { kind, text, subjectId } = sentence(event, actor, nameOf)
  const happenedAt = event.type === 'timelineNoted' ? event.at : at
  return {
    id: entryId,
    at: happenedAt,
    recordedAt: at,
    actor: isOfNobody(event) ? null : actor.personId,
    kind,
    text,
    subjectId: subjectId ?? null,
  }
}

/** What silence decided, and what was said without a name. */
const isOfNobody = (event: DomainEvent): boolean =>
  event.type === 'decisionSettled' || (event.type === 'concernRaised' && event.anonymous)

const because = (reason: string): string => (reason ? `: ${reason}` : '')
const utc = (at: number | null): string =>
  at === null ? 'not known' : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

function sentence(event: DomainEvent, actor: Actor, nameOf: (id: PersonId) => string): Sentence {
  const who = actor.name
  if (isDecisionEvent(event)) {
    return { kind: 'decision', text: decisionSentence(event, who), subjectId: event.decisionId }
  }
  if (isSupportEvent(event)) {
    const subjectId = supportSubject(event)
    return { kind: SUPPORT_KIND[event.type], text: supportSentence(event, who), subjectId }
  }
  switch (event.type) {
    case 'incidentDeclared':
      return { kind: 'incident', text: `${who} declared ${event.key}: ${event.title}` }
    case 'severityChanged': {
      const change = `${severityLabel(event.from)} to ${severityLabel(event.to)}`
      return { kind: 'severity', text: `${who} changed severity from ${change}${because(event.reason)}` }
    }
    case 'statusChanged': {
      const verb = isReopening(event.from, event.to) ? 'reopened as' : 'moved to'
      return { kind: 'status', text: `${who} ${verb} ${STATUS_LABEL[event.to]}${because(event.reason)}` }
    }
    case 'titleCorrected':
      return {
        kind: 'correction',
        text: `${who} corrected the title from “${event.from}”${because(event.reason)}`,
      }
    case 'milestoneCorrected': {
      const label = MILESTONE_LABEL[event.milestone].toLowerCase()
      const text = `${who} corrected “${label}” from ${utc(event.from)} to ${utc(event.to)}${because(event.reason)}`
      return { kind: 'correction', text }
    }
    case 'roleAssumed':
    case 'roleAssigned':
    case 'roleRenounced':
    case 'handoverOffered':
    case 'handoverAccepted':
    case 'handoverDeclined':
      return { kind: 'role', text: roleSentence(event, who, nameOf), subjectId: event.role }
    case 'roadblockRaised': {
      const from = event.neededFrom ? ` (from ${event.neededFrom})` : ''
      return {
        kind: 'roadblock',
        text: `${who} needs help: ${event.needed}${from}`,
        subjectId: event.roadblockId,
      }
    }
    case 'roadblockTaken':
      return { kind: 'roadblock', text: `${who} is clearing “${event.needed}”`, subjectId: event.roadblockId }
    case 'roadblockCleared':
      return {
        kind: 'roadblock',
        text: `${who} cleared “${event.needed}”${because(event.resolution)}`,
        subjectId: event.roadblockId,
      }
    case 'updatePublished':
      return { kind: 'update', text: `${who} published update ${event.number}: ${event.whatHappened}` }
    case 'timelineNoted':
      return { kind: 'note', text: `${who}: ${event.text}` }
  }
}

type RoleEvent = Extract<DomainEvent, { readonly role: unknown }>

function roleSentence(event: RoleEvent, who: string, nameOf: (id: PersonId) => string): string {
  const label = ROLE_DUTY[event.role].label
  switch (event.type) {
    case 'roleAssumed':
      return event.previousHolder
        ? `${who} took over ${label} from ${nameOf(event.previousHolder)}${because(event.reason)}`
        : `${who} is ${label}`
    case 'roleAssigned':
      return `${who} made ${event.holderName} ${label}`
    case 'roleRenounced':
      return `${who} stepped down from ${label}`
    case 'handoverOffered':
      return `${who} offered ${label} to ${event.toName}${because(event.reason)}`
    case 'handoverAccepted':
      return event.previousHolder
        ? `${event.holderName} took over ${label} from ${nameOf(event.previousHolder)}`
        : `${event.holderName} is ${label}`
    case 'handoverDeclined':
      return `${who} declined ${label}${because(event.reason)}`
  }
}
