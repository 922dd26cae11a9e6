import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { Append } from '../ports/incident-log.ts'
import type { AppendedNews } from '../ports/instance-bus.ts'

/** What is longer is read from the log by whoever wants it. */
const MAX_TOLD_BYTES = 128 * 1024

/** Word of rows that have just been committed as `from` and following. */
export function appendedNews(
  incidentId: IncidentId,
  from: number,
  { rows, newClients }: Pick<Append, 'rows' | 'newClients'>,
): AppendedNews {
  const bytes = rows.reduce((sum, row) => sum + row.update.byteLength, 0)
  const written =
    bytes > MAX_TOLD_BYTES
      ? null
      : { rows: rows.map(({ document, update }) => ({ document, update })), newClients }
  return { kind: 'appended', incidentId, from, head: from + rows.length - 1, written }
}
