/**
 * Who holds a role. Invariants:
 * 1. At most one holder; the server's order decides between two claims, and the loser learns who and since when.
 * 2. Until an offered handover is accepted the old holder stays.
 * 3. Nobody loses command by somebody else's assignment: it is handed over, or taken with a reason.
 */
import type { Actor } from '../domain/actor.ts'
import { asPersonId } from '../domain/ids.ts'
import type { IncidentRecord } from '../domain/incident-record.ts'
import { ROLE_DUTY, type RoleId } from '../domain/role.ts'
import type { RoleAssignment } from '../domain/role-assignment.ts'
import type { CommandOf } from './command.ts'
import { type Decision, type DecisionContext, decided, refuse } from './decision.ts'

const VACANT: RoleAssignment = { holder: null, since: 0, epoch: 0, offeredTo: null }

const assignmentOf = (record: IncidentRecord, role: RoleId): RoleAssignment => record.roles[role] ?? VACANT

function taken(record: IncidentRecord, role: RoleId, assignment: RoleAssignment): Decision {
  const { holder, since } = assignment
  const label = ROLE_DUTY[role].label
  if (holder === null) {
    return refuse('roleTaken', `${label} is vacant again. Look once more, then take it.`, { holder, since })
  }
  const holderName = record.participants[holder]?.name ?? 'Somebody'
  return refuse('roleTaken', `${holderName} is ${label}. Ask for a handover.`, { holder, holderName, since })
}

/** `undefined` means the claimant said nothing about what they saw; then only a vacant role may be claimed. */
const sawAnother = (expected: string | null | undefined, holder: string | null): boolean =>
  expected !== undefined && expected !== holder

export function assumeRole(record: IncidentRecord, command: CommandOf<'assumeRole'>, actor: Actor): Decision {
  const assignment = assignmentOf(record, command.role)
  if (assignment.holder === actor.personId) return decided()
  if (assignment.holder !== null || sawAnother(command.expectedHolder, assignment.holder)) {
    return taken(record, command.role, assignment)
  }
  return decided({
    type: 'roleAssumed',
    role: command.role,
    holder: actor.personId,
    holderName: actor.name,
    previousHolder: null,
    reason: '',
  })
}

export function renounceRole(
  record: IncidentRecord,
  command: CommandOf<'renounceRole'>,
  actor: Actor,
): Decision {
  const { holder, since } = assignmentOf(record, command.role)
  if (holder !== actor.personId) {
    return refuse('notHolder', `Only the holder steps down from ${ROLE_DUTY[command.role].label}.`, {
      holder,
      since,
    })
  }
  return decided({ type: 'roleRenounced', role: command.role, previousHolder: actor.personId })
}

export function assignRole(
  record: IncidentRecord,
  command: CommandOf<'assignRole'>,
  actor: Actor,
  { named }: DecisionContext,
): Decision {
  const refused = mayHold(named)
  if (refused) return refused
  const assignment = assignmentOf(record, command.role)
  const { holder } = assignment
  const person = asPersonId(command.personId)
  if (holder === person) return decided()
  if (sawAnother(command.expectedHolder, holder)) return taken(record, command.role, assignment)
  const mayReplace =
    holder === null ||
    holder === actor.personId ||
    actor.accountRole === 'admin' ||
    (command.role !== 'commander' && command.expectedHolder === holder)
  if (!mayReplace) return taken(record, command.role, assignment)
  return decided({
    type: 'roleAssigned',
    role: command.role,
    holder: person,
    holderName: named?.name ?? '',
    previousHolder: holder,
  })
}

function mayHold(named: Actor | null): Decision | null {
  if (!named) return refuse('unknownPerson', 'There is no such person in this workspace.')
  if (named.accountRole === 'observer') {
    return refuse(
      'personMayNot',
      `${named.name} is an observer. Ask an admin to make them a responder first.`,
    )
  }
  return null
}

export function offerHandover(
  record: IncidentRecord,
  command: CommandOf<'offerHandover'>,
  actor: Actor,
  { named }: DecisionContext,
): Decision {
  const refused = mayHold(named)
  if (refused) return refused
  const { holder, since } = assignmentOf(record, command.role)
  if (holder !== actor.personId) {
    return refuse('notHolder', `Only the holder hands over ${ROLE_DUTY[command.role].label}.`, {
      holder,
      since,
    })
  }
  const to = asPersonId(command.toPersonId)
  if (to === actor.personId) return refuse('invalid', 'That is you. Offer it to somebody else.')
  const { role, reason } = command
  return decided({ type: 'handoverOffered', role, to, toName: named?.name ?? '', reason: reason ?? '' })
}

export function acceptHandover(
  record: IncidentRecord,
  command: CommandOf<'acceptHandover'>,
  actor: Actor,
): Decision {
  const { holder, since, offeredTo } = assignmentOf(record, command.role)
  if (holder === actor.personId) return decided()
  if (offeredTo !== actor.personId) {
    return refuse('nothingOffered', 'This handover is no longer offered to you.', { holder, since })
  }
  return decided({
    type: 'handoverAccepted',
    role: command.role,
    holder: actor.personId,
    holderName: actor.name,
    previousHolder: holder,
  })
}

export function declineHandover(
  record: IncidentRecord,
  command: CommandOf<'declineHandover'>,
  actor: Actor,
): Decision {
  const { holder, since, offeredTo } = assignmentOf(record, command.role)
  // The holder may also withdraw what they offered.
  if (offeredTo === null || (offeredTo !== actor.personId && holder !== actor.personId)) {
    return refuse('nothingOffered', 'There is no handover of yours to decline.', { holder, since })
  }
  return decided({
    type: 'handoverDeclined',
    role: command.role,
    by: actor.personId,
    reason: command.reason ?? '',
  })
}

export function takeCommand(
  record: IncidentRecord,
  command: CommandOf<'takeCommand'>,
  actor: Actor,
): Decision {
  const { holder } = assignmentOf(record, 'commander')
  if (holder === actor.personId) return decided()
  if (holder !== null && !command.reason) {
    return refuse('reasonRequired', 'Somebody is in command. Say why you take over, so that all know.')
  }
  return decided({
    type: 'roleAssumed',
    role: 'commander',
    holder: actor.personId,
    holderName: actor.name,
    previousHolder: holder,
    reason: command.reason ?? '',
  })
}
