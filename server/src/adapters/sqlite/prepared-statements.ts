import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Parses each statement once. Only for SQL written in the source: text that varies would fill the memory. */
export class PreparedStatements {
  private readonly prepared = new Map<string, StatementSync>()
  private readonly db: DatabaseSync

  constructor(db: DatabaseSync) {
    this.db = db
  }

  prepare(sql: string): StatementSync {
    const known = this.prepared.get(sql)
    if (known) return known
    const statement = this.db.prepare(sql)
    this.prepared.set(sql, statement)
    return statement
  }
}
