import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { isOpen } from '@warroom/shared/domain/incident-status.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { commandLamp, type Lamp, updateLamp } from '@warroom/shared/domain/lamp.ts'

/** The lit lamps of a row: the board's own rules over what a row knows, so that list and board agree. */
export function rowLamps(row: IncidentSummary, now: number): readonly Lamp[] {
  if (!isOpen(row.status)) return []
  const record = asRecord(row)
  return [commandLamp(record, null, now), updateLamp(record, now), roadblockLamp(row)].filter(
    (lamp) => lamp.level !== 'normal',
  )
}

function roadblockLamp({ openRoadblocks: count }: IncidentSummary): Lamp {
  // A row does not know their age, so it never turns red for them.
  const label = count === 1 ? '1 roadblock' : `${count} roadblocks`
  return {
    id: 'blocked',
    level: count === 0 ? 'normal' : 'caution',
    label,
    detail: 'needs help',
    causeId: null,
  }
}

function asRecord(row: IncidentSummary): Pick<IncidentRecord, 'incident' | 'roles' | 'participants'> {
  const { commander } = row
  return {
    incident: {
      key: row.key,
      title: row.title,
      severity: row.severity,
      status: row.status,
      declaredBy: null,
      declaredAt: row.declaredAt,
      impactStartedAt: null,
      detectedAt: null,
      mitigatedAt: null,
      resolvedAt: row.resolvedAt,
      closedAt: row.closedAt,
      nextUpdateDueAt: row.nextUpdateDueAt,
    },
    roles: {
      commander: {
        holder: commander?.personId ?? null,
        since: row.commanderSince,
        epoch: 0,
        offeredTo: null,
      },
    },
    participants: commander
      ? { [commander.personId]: { name: commander.name, accountRole: 'responder', joinedAt: 0, arrival: 0 } }
      : {},
  }
}
