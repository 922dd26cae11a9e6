import type { DatabaseSync } from 'node:sqlite'
import type { Table, TableRow, Value, WorkspaceTables } from '../../ports/workspace-tables.ts'
import { followingRows } from '../following-rows.ts'
import { openDatabase } from './open-database.ts'

/** Locks the directory against servers. What was written is kept if `use` resolves, and dropped if it rejects. */
export async function withSqliteWorkspace<T>(
  directory: string,
  use: (workspace: WorkspaceTables) => Promise<T>,
): Promise<T> {
  const { db, close } = openDatabase(directory)
  try {
    db.exec('BEGIN IMMEDIATE')
    const result = await use(new SqliteWorkspace(db, directory))
    db.exec('COMMIT')
    return result
  } finally {
    // Closing drops what was not committed.
    close()
  }
}

class SqliteWorkspace implements WorkspaceTables {
  readonly place: string
  private readonly db: DatabaseSync

  constructor(db: DatabaseSync, directory: string) {
    this.db = db
    this.place = `SQLite in ${directory}`
  }

  async tables(): Promise<readonly Table[]> {
    const names = this.db
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
      )
      .all()
      .map((row) => String(row.name))
    return names
      .filter((name) => name !== 'migration')
      .map((name) => {
        const columns = this.db.prepare('SELECT name, pk FROM pragma_table_info(?)').all(name)
        const key = columns
          .filter((column) => Number(column.pk) > 0)
          .sort((a, b) => Number(a.pk) - Number(b.pk))
          .map((column) => String(column.name))
        return { name, columns: columns.map((column) => String(column.name)), key }
      })
  }

  read(table: Table): AsyncIterable<readonly TableRow[]> {
    return followingRows(
      table,
      () => '?',
      async (sql, values) => {
        const rows = this.db.prepare(sql).all(...values)
        return rows.map((row) => table.columns.map((column) => row[column] as Value))
      },
    )
  }

  async write({ name, columns }: Table, rows: readonly TableRow[]): Promise<void> {
    const places = columns.map(() => '?').join(', ')
    const insert = this.db.prepare(`INSERT INTO ${name}(${columns.join(', ')}) VALUES (${places})`)
    for (const row of rows) insert.run(...row)
  }
}
