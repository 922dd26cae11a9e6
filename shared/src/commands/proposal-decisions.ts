/**
 * Decisions of the incident (FIELD 10). Invariants:
 * 1. Silence decides: at the end of its window a proposal without an objection is decided, and nobody has to say so.
 * 2. An objection in time leaves it to the commander, who says why it goes ahead, or withdraws it.
 * 3. What is closed stays closed; a late objection is recorded beside it.
 */
import type { Actor } from '../domain/actor.ts'
import {
  decisionStanding,
  type IncidentDecision,
  OBJECTION_WINDOW_SECONDS,
} from '../domain/incident-decision.ts'
import type { IncidentRecord } from '../domain/incident-record.ts'
import type { CommandOf } from './command.ts'
import { type Decision, type DecisionContext, decided, refuse } from './decision.ts'
import type { DomainEvent } from './domain-event.ts'
import { ownEntry } from './own-entry.ts'

const NO_SUCH = refuse('notFound', 'There is no such decision.')

export function proposeDecision(
  record: IncidentRecord,
  command: CommandOf<'proposeDecision'>,
  { now, ids }: DecisionContext,
): Decision {
  const seconds = command.windowSeconds ?? OBJECTION_WINDOW_SECONDS.usual
  return decided({
    type: 'decisionProposed',
    decisionId: ids.next(),
    number: Object.keys(record.decisions).length + 1,
    statement: command.statement,
    alternatives: command.alternatives ?? '',
    revisitWhen: command.revisitWhen ?? '',
    closesAt: now + seconds * 1_000,
  })
}

export function objectToDecision(
  record: IncidentRecord,
  command: CommandOf<'objectToDecision'>,
  { now, ids }: DecisionContext,
): Decision {
  const decision = ownEntry(record.decisions, command.decisionId)
  if (!decision) return NO_SUCH
  const standing = decisionStanding(decision, now)
  if (standing === 'withdrawn')
    return refuse('alreadyClosed', 'It was withdrawn; there is nothing to object to.')
  const { number, statement } = decision
  return decided({
    type: 'decisionObjected',
    decisionId: command.decisionId,
    objectionId: ids.next(),
    number,
    statement,
    objection: command.objection,
    late: standing === 'decided',
  })
}

export function closeDecision(
  record: IncidentRecord,
  command: CommandOf<'closeDecision'>,
  actor: Actor,
  { now }: DecisionContext,
): Decision {
  const decision = ownEntry(record.decisions, command.decisionId)
  if (!decision) return NO_SUCH
  const standing = decisionStanding(decision, now)
  if (standing === 'decided' || standing === 'withdrawn') {
    return refuse('alreadyClosed', `It is ${standing} already. Propose anew to change it.`)
  }
  const refused = mayClose(record, decision, command.outcome, actor)
  if (refused) return refused
  const goesAheadOver = command.outcome === 'decided' && decision.objections.length > 0
  if (goesAheadOver && !command.note) {
    return refuse(
      'reasonRequired',
      'Somebody objected. Say why it goes ahead, so that they know they were heard.',
    )
  }
  const { number, statement } = decision
  return decided({
    type: 'decisionClosed',
    decisionId: command.decisionId,
    number,
    statement,
    outcome: command.outcome,
    objections: decision.objections.length,
    early: now < decision.closesAt,
    note: command.note ?? '',
  })
}

function mayClose(
  record: IncidentRecord,
  decision: IncidentDecision,
  outcome: IncidentDecision['outcome'],
  actor: Actor,
): Decision | null {
  const commander = record.roles.commander?.holder ?? null
  if (actor.accountRole === 'admin' || commander === null || commander === actor.personId) return null
  if (outcome === 'withdrawn' && decision.proposedBy === actor.personId) return null
  const name = record.participants[commander]?.name ?? 'The commander'
  return refuse('notHolder', `${name} is commander and decides. Tell them, or object.`, {
    holder: commander,
    holderName: name,
  })
}

/** What silence has decided by now. */
export function settledDecisions(record: IncidentRecord, now: number): DomainEvent[] {
  return Object.entries(record.decisions).flatMap(([decisionId, decision]) => {
    const { outcome, number, statement, closesAt: closedAt } = decision
    if (outcome !== null || decisionStanding(decision, now) !== 'decided') return []
    return [{ type: 'decisionSettled', decisionId, number, statement, closedAt }]
  })
}

/** When the next decision may be settled by silence; `null` when none is open. */
export function nextSettling(record: Pick<IncidentRecord, 'decisions'>): number | null {
  const open = Object.values(record.decisions).filter(
    ({ outcome, objections }) => outcome === null && objections.length === 0,
  )
  return open.length > 0 ? Math.min(...open.map(({ closesAt }) => closesAt)) : null
}
