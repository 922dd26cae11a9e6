import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import type { IncidentIndex, IncidentPage, IncidentQuery } from '../../ports/incident-index.ts'
import { searchedWords } from '../searchable-text.ts'
import type { PostgresDatabase } from './database.ts'

/** Two searches instead of one with OR, so that each uses its index; this is asked on each call of each socket. */
export const FIND = {
  name: 'find-incident',
  text: `SELECT summary FROM incident_summary WHERE incident_id = $1
    UNION ALL SELECT summary FROM incident_summary WHERE lower(key) = lower($1) LIMIT 1`,
}

export class PostgresIncidentIndex implements IncidentIndex {
  private readonly database: PostgresDatabase

  constructor(database: PostgresDatabase) {
    this.database = database
  }

  async list({ statuses, severities, text, cursor, limit }: IncidentQuery): Promise<IncidentPage> {
    const conditions: string[] = ['true']
    const values: unknown[] = []
    const add = (condition: (place: string) => string, value: unknown): void => {
      values.push(value)
      conditions.push(condition(`$${values.length}`))
    }
    if (statuses) add((place) => `status = ANY(${place}::text[])`, statuses)
    if (severities) add((place) => `severity = ANY(${place}::text[])`, severities)
    for (const word of searchedWords(text)) add((place) => `strpos(searchable, ${place}) > 0`, word)
    const below = cursor === undefined ? Number.NaN : Number(cursor)
    if (Number.isSafeInteger(below)) add((place) => `number < ${place}`, below)
    const rows = await this.database.runOnce(
      `SELECT number, summary FROM incident_summary WHERE ${conditions.join(' AND ')}
       ORDER BY number DESC LIMIT $${values.length + 1}`,
      [...values, limit + 1],
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      incidents: page.map((row) => JSON.parse(String(row.summary)) as IncidentSummary),
      nextCursor: rows.length > limit && last ? String(last.number) : null,
    }
  }

  async find(idOrKey: string): Promise<IncidentSummary | null> {
    const [row] = await this.database.run(FIND, [idOrKey])
    return row ? (JSON.parse(String(row.summary)) as IncidentSummary) : null
  }
}
