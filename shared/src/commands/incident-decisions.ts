import { MILESTONE_LABEL, MILESTONES } from '../domain/incident.ts'
import type { IncidentRecord } from '../domain/incident-record.ts'
import { isOpen, isReopening, legalSteps, STATUS_LABEL } from '../domain/incident-status.ts'
import { updateCadenceMinutes } from '../domain/severity.ts'
import type { CommandOf } from './command.ts'
import { type Decision, type DecisionContext, decided, refuse } from './decision.ts'
import type { DomainEvent } from './domain-event.ts'

const MINUTE_MS = 60_000
/** A first update is promised soon, whatever the cadence is (FIELD 4: first external word within 5 minutes). */
export const FIRST_UPDATE_MS = 5 * MINUTE_MS

export function changeSeverity(
  record: IncidentRecord,
  command: CommandOf<'changeSeverity'>,
  { now }: DecisionContext,
): Decision {
  const { severity: from, nextUpdateDueAt, status } = record.incident
  if (from === command.severity) return decided()
  const cadence = updateCadenceMinutes(command.severity)
  // A higher severity shortens a promise already made; it never makes people wait longer than they were told.
  const promised = cadence === null ? nextUpdateDueAt : now + cadence * MINUTE_MS
  const due = nextUpdateDueAt === null ? promised : Math.min(nextUpdateDueAt, promised ?? nextUpdateDueAt)
  return decided({
    type: 'severityChanged',
    from,
    to: command.severity,
    reason: command.reason ?? '',
    nextUpdateDueAt: isOpen(status) ? due : null,
  })
}

export function changeStatus(
  record: IncidentRecord,
  command: CommandOf<'changeStatus'>,
  { now }: DecisionContext,
): Decision {
  const from = record.incident.status
  const legal = legalSteps(from)
  if (!legal.includes(command.status)) {
    const places = legal.map((s) => STATUS_LABEL[s]).join(', ')
    const message =
      from === command.status
        ? `It already is ${STATUS_LABEL[from]}. From here: ${places}.`
        : `From ${STATUS_LABEL[from]} one cannot go to ${STATUS_LABEL[command.status]}. Possible: ${places}.`
    return refuse('illegalStep', message, { legal })
  }
  const reopening = isReopening(from, command.status)
  if (reopening && !command.reason) {
    return refuse('reasonRequired', 'Say why it is reopened: send the command again with a reason.')
  }
  const cadence = updateCadenceMinutes(record.incident.severity)
  const reopenedDue = cadence === null ? null : now + cadence * MINUTE_MS
  const stillDue = isOpen(command.status) ? record.incident.nextUpdateDueAt : null
  return decided({
    type: 'statusChanged',
    from,
    to: command.status,
    reason: command.reason ?? '',
    nextUpdateDueAt: reopening ? reopenedDue : stillDue,
  })
}

export function correctIncident(
  record: IncidentRecord,
  command: CommandOf<'correctIncident'>,
  { now }: DecisionContext,
): Decision {
  const events: DomainEvent[] = []
  const reason = command.reason ?? ''
  const { incident } = record
  if (command.title !== undefined && command.title !== incident.title) {
    events.push({ type: 'titleCorrected', from: incident.title, to: command.title, reason })
  }
  const corrected = { ...incident }
  for (const milestone of MILESTONES) {
    // Not `??`: a null among the timestamps clears the milestone.
    const nested = command.timestamps?.[milestone]
    const to = nested === undefined ? command[milestone] : nested
    if (to === undefined || to === incident[milestone]) continue
    if (to === null && milestone === 'declaredAt') {
      return refuse('invalid', 'An incident always has a time of declaration; give the right one.')
    }
    // A clock may be a little ahead of ours.
    if (to !== null && to > now + MINUTE_MS) {
      return refuse(
        'invalid',
        `${MILESTONE_LABEL[milestone]} lies in the future. Check the date and the time zone.`,
      )
    }
    Object.assign(corrected, { [milestone]: to })
    events.push({ type: 'milestoneCorrected', milestone, from: incident[milestone], to, reason })
  }
  const { mitigatedAt, resolvedAt, declaredAt, impactStartedAt } = corrected
  for (const [milestone, at] of [
    ['mitigatedAt', mitigatedAt],
    ['resolvedAt', resolvedAt],
  ] as const) {
    if (at !== null && at < (impactStartedAt ?? declaredAt) && at < declaredAt) {
      return refuse(
        'invalid',
        `${MILESTONE_LABEL[milestone]} cannot lie before the incident began. Correct both, or check the time zone.`,
      )
    }
  }
  if (command.title === undefined && events.length === 0 && !namesAMilestone(command)) {
    return refuse('invalid', 'Say what to correct: a title or a time.')
  }
  return decided(...events)
}

const namesAMilestone = (command: CommandOf<'correctIncident'>): boolean =>
  MILESTONES.some((m) => command[m] !== undefined || command.timestamps?.[m] !== undefined)

export function noteTimeline(command: CommandOf<'noteTimeline'>, { now }: DecisionContext): Decision {
  const at = command.at ?? now
  if (at > now + MINUTE_MS)
    return refuse('invalid', 'A note is about what happened; its time lies in the future.')
  return decided({ type: 'timelineNoted', text: command.text, at: Math.min(at, now) })
}
