/** Reads a table to its end by key, a bounded number of rows at a time. SQLite and PostgreSQL understand the same SQL. */
import type { Table, TableRow, Value } from '../ports/workspace-tables.ts'

const ROWS_AT_ONCE = 200

export async function* followingRows(
  table: Table,
  placeholder: (position: number) => string,
  ask: (sql: string, values: readonly Value[]) => Promise<readonly TableRow[]>,
): AsyncGenerator<readonly TableRow[]> {
  const key = table.key.join(', ')
  const places = table.key.map((_, i) => placeholder(i + 1)).join(', ')
  const select = `SELECT ${table.columns.join(', ')} FROM ${table.name}`
  const end = `ORDER BY ${key} LIMIT ${ROWS_AT_ONCE}`
  let rows = await ask(`${select} ${end}`, [])
  while (rows.length > 0) {
    yield rows
    const last = rows.at(-1) ?? []
    const after = table.key.map((column) => last[table.columns.indexOf(column)] ?? null)
    rows = await ask(`${select} WHERE (${key}) > (${places}) ${end}`, after)
  }
}
