/** A whole workspace as rows of tables, so that it can be moved from one kind of database to another. */

export type Value = string | number | Uint8Array | null
/** Values in the order of the table's columns. */
export type TableRow = readonly Value[]

export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** The columns of the primary key, in its order; texts in it are ordered by their bytes. */
  readonly key: readonly string[]
}

/** One state of the workspace: nobody else's writes are seen, and what is written is kept all together or not at all. */
export interface WorkspaceTables {
  /** Where it is, for people. */
  readonly place: string
  /** Without what the database keeps for itself: its schema steps, and what it derives from other columns. */
  tables(): Promise<readonly Table[]>
  /** All rows in the order of the key, some at a time. */
  read(table: Table): AsyncIterable<readonly TableRow[]>
  write(table: Table, rows: readonly TableRow[]): Promise<void>
}
