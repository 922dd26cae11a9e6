import type { IncidentRecord } from '../domain/incident-record.ts'
import { isOpen } from '../domain/incident-status.ts'
import { updateCadenceMinutes } from '../domain/severity.ts'
import type { CommandOf } from './command.ts'
import { type Decision, type DecisionContext, decided, refuse } from './decision.ts'

const MINUTE_MS = 60_000

/** Every update promises when people hear next: the given time, or the severity's cadence (FIELD 4). */
export function publishUpdate(
  record: IncidentRecord,
  command: CommandOf<'publishUpdate'>,
  { now }: DecisionContext,
): Decision {
  const cadence = updateCadenceMinutes(record.incident.severity)
  const byCadence = cadence === null ? null : now + cadence * MINUTE_MS
  const due = command.nextUpdateDueAt === undefined ? byCadence : command.nextUpdateDueAt
  if (due !== null && due <= now) {
    return refuse('invalid', 'The next update must lie ahead. Give a later time.')
  }
  return decided({
    type: 'updatePublished',
    number: record.publishedUpdates.length + 1,
    whatHappened: command.whatHappened,
    impact: command.impact,
    nextSteps: command.nextSteps ?? '',
    nextUpdateDueAt: isOpen(record.incident.status) ? due : null,
  })
}
