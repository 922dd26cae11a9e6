import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import type { IncidentIndex, IncidentPage, IncidentQuery } from '../../ports/incident-index.ts'
import { searchableText, searchedWords } from '../searchable-text.ts'

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

/** Two searches instead of one with OR, for which SQLite reads every row; this is asked on each call of each socket. */
export const FIND = `SELECT summary FROM incident_summary WHERE incident_id = ?
  UNION ALL SELECT summary FROM incident_summary WHERE key = ? LIMIT 1`

export class SqliteIncidentIndex implements IncidentIndex {
  private readonly db: DatabaseSync
  private readonly found: StatementSync

  constructor(db: DatabaseSync) {
    this.db = db
    // LIKE knows the case of ASCII only.
    db.function('searchable', { deterministic: true }, (text) => searchableText(String(text)))
    this.found = db.prepare(FIND)
  }

  async list({ statuses, severities, text, cursor, limit }: IncidentQuery): Promise<IncidentPage> {
    const conditions: string[] = ['1 = 1']
    const values: SQLInputValue[] = []
    const add = (condition: string, ...more: readonly SQLInputValue[]): void => {
      conditions.push(condition)
      values.push(...more)
    }
    if (statuses) add(`status IN (${marks(statuses)})`, ...statuses)
    if (severities) add(`severity IN (${marks(severities)})`, ...severities)
    for (const word of searchedWords(text)) add(`instr(searchable(title || ' ' || key), ?)`, word)
    const below = cursor === undefined ? Number.NaN : Number(cursor)
    if (Number.isSafeInteger(below)) add('number < ?', below)
    const rows = this.db
      .prepare(
        `SELECT number, summary FROM incident_summary WHERE ${conditions.join(' AND ')} ORDER BY number DESC LIMIT ?`,
      )
      .all(...values, limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      incidents: page.map((row) => JSON.parse(String(row.summary)) as IncidentSummary),
      nextCursor: rows.length > limit && last ? String(last.number) : null,
    }
  }

  async find(idOrKey: string): Promise<IncidentSummary | null> {
    const row = this.found.get(idOrKey, idOrKey)
    return row ? (JSON.parse(String(row.summary)) as IncidentSummary) : null
  }
}
