import type { Standing } from '@warroom/shared/document/read-record.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'

/** The list row of an incident, derived from its record alone. */
export function summaryOf(id: IncidentId, record: Standing): Omit<IncidentSummary, 'seq'> {
  const { incident, roles, participants, roadblocks } = record
  const commander = roles.commander
  const holder = commander?.holder ?? null
  return {
    id,
    key: incident.key,
    title: incident.title,
    severity: incident.severity,
    status: incident.status,
    commander: holder === null ? null : { personId: holder, name: participants[holder]?.name ?? 'Somebody' },
    commanderSince: commander?.since ?? incident.declaredAt,
    declaredAt: incident.declaredAt,
    resolvedAt: incident.resolvedAt,
    closedAt: incident.closedAt,
    nextUpdateDueAt: incident.nextUpdateDueAt,
    openRoadblocks: Object.values(roadblocks).filter((r) => r.clearedAt === null).length,
  }
}
