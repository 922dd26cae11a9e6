/**
 * A whole append as one statement, which is one round trip and one transaction. The head is moved first and only if it is
 * the expected one; everything else is selected from that move, so that without it nothing is written. Whoever waits for
 * the lock of the incident's row finds the head moved and writes nothing; whoever reads sees rows appear with their head,
 * in the order of their numbers, because the next append cannot begin before this one is committed.
 */
import type { Append } from '../../ports/incident-log.ts'
import { searchableText } from '../searchable-text.ts'

const WRITE = `
added_rows AS (
  INSERT INTO log(incident_id, seq, at, document, person_id, bytes, events)
  SELECT moved.id, $2 + added.place, added.at, added.document, added.person_id,
    substr($4::bytea, added.starts_at, added.length), added.events
  FROM moved, unnest($5::bigint[], $6::text[], $7::text[], $8::text[], $9::int[], $10::int[])
    WITH ORDINALITY AS added(at, document, person_id, events, starts_at, length, place)
), added_clients AS (
  INSERT INTO log_client(incident_id, document, client_id, person_id)
  SELECT moved.id, added.document, added.client_id, added.person_id
  FROM moved, unnest($11::text[], $12::bigint[], $13::text[]) AS added(document, client_id, person_id)
), added_answer AS (
  INSERT INTO answered_command(incident_id, command_id, person_id, result)
  SELECT moved.id, $14, $15, $16 FROM moved WHERE $14::text IS NOT NULL
), changed_summary AS (
  INSERT INTO incident_summary(incident_id, number, key, title, severity, status, seq, summary, searchable)
  SELECT moved.id, $17::bigint, $18, $19, $20, $21, $2 + $3, $22, $23 FROM moved WHERE $17::bigint IS NOT NULL
  ON CONFLICT (incident_id) DO UPDATE SET title = excluded.title, severity = excluded.severity,
    status = excluded.status, seq = excluded.seq, summary = excluded.summary, searchable = excluded.searchable
)
SELECT 1 AS moved FROM moved`

/** Answers no row, and writes nothing, when the head is another one. */
export const APPEND = {
  name: 'append',
  text: `WITH moved AS (
  UPDATE incident SET head = head + $3::bigint WHERE id = $1 AND head = $2::bigint RETURNING id
), ${WRITE}`,
}

/** Fails when the incident exists. The expected head is 0. */
export const CREATE = {
  name: 'create',
  text: `WITH moved AS (
  INSERT INTO incident(id, head) VALUES ($1, $2::bigint + $3::bigint) RETURNING id
), ${WRITE}`,
}

/** The values of either statement. Updates travel one after another as raw bytes, not as an array of texts. */
export function appendValues(append: Append): readonly unknown[] {
  const { incidentId, expectedHead, rows, newClients, command, summary } = append
  const lengths = rows.map((row) => row.update.byteLength)
  let end = 1
  const starts = lengths.map((length) => {
    end += length
    return end - length
  })
  return [
    incidentId,
    expectedHead,
    rows.length,
    Buffer.concat(rows.map((row) => row.update)),
    rows.map((row) => row.at),
    rows.map((row) => row.document),
    rows.map((row) => row.personId),
    rows.map((row) => JSON.stringify(row.events)),
    starts,
    lengths,
    newClients.map((client) => client.document),
    newClients.map((client) => client.clientId),
    newClients.map((client) => client.personId),
    command?.commandId ?? null,
    command?.personId ?? null,
    command ? JSON.stringify(command.result) : null,
    ...summaryValues(summary, expectedHead + rows.length),
  ]
}

function summaryValues(summary: Append['summary'], seq: number): readonly unknown[] {
  if (!summary) return [null, null, null, null, null, null, null]
  const { key, title, severity, status } = summary
  const number = Number(key.slice(key.lastIndexOf('-') + 1))
  const stored = JSON.stringify({ ...summary, seq })
  return [number, key, title, severity, status, stored, searchableText(`${title} ${key}`)]
}
