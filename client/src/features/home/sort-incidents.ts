import { isOpen } from '@warroom/shared/domain/incident-status.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import {
  effectiveSeverity,
  SEVERITIES,
  type Severity,
  severityLabel,
} from '@warroom/shared/domain/severity.ts'

const rank = (severity: Severity): number => SEVERITIES.indexOf(effectiveSeverity(severity))
/** When it stopped mattering. */
export const overSince = (row: IncidentSummary): number => row.closedAt ?? row.resolvedAt ?? row.declaredAt

/** Open: worst first, an unknown severity counted as 2, newest first among equals. Over: latest first. */
export function sortIncidents<T extends IncidentSummary>(
  rows: readonly T[],
): { readonly open: readonly T[]; readonly over: readonly T[] } {
  const open = rows
    .filter((row) => isOpen(row.status))
    .sort((a, b) => rank(a.severity) - rank(b.severity) || b.declaredAt - a.declaredAt)
  const over = rows.filter((row) => !isOpen(row.status)).sort((a, b) => overSince(b) - overSince(a))
  return { open, over }
}

/** Those with all the words in title, key or commander's name, of the chosen severities (none chosen: all). */
export function filterIncidents<T extends IncidentSummary>(
  rows: readonly T[],
  words: string,
  severities: ReadonlySet<Severity>,
): readonly T[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (severities.size > 0 && !severities.has(row.severity)) return false
    const text = `${row.key} ${row.title} ${row.commander?.name ?? ''}`.toLocaleLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

/** The whole workspace in one line: "3 open incidents, worst is SEV-1". */
export function glanceSentence(open: readonly IncidentSummary[]): string {
  const worst = open[0]
  if (!worst) return 'No open incidents'
  const severity = worst.severity === 'unknown' ? 'not known yet' : severityLabel(worst.severity)
  return open.length === 1
    ? `1 open incident, ${severity}`
    : `${open.length} open incidents, worst is ${severity}`
}
