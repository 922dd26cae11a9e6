import { type PoolClient, types } from 'pg'
import type { Table, TableRow, Value, WorkspaceTables } from '../../ports/workspace-tables.ts'
import { followingRows } from '../following-rows.ts'
import { searchableText } from '../searchable-text.ts'
import { withoutSecrets } from './failure.ts'
import { openPostgres } from './open-postgres-storage.ts'

/** A statement may write many large rows; somebody is watching and can stop it. */
const SILENCE_TIMEOUT_MS = 600_000
const INT8 = 20

/** What was written is kept if `use` resolves, and dropped if it rejects. Refuses while a server uses the database. */
export async function withPostgresWorkspace<T>(
  url: string,
  use: (workspace: WorkspaceTables) => Promise<T>,
): Promise<T> {
  const database = await openPostgres(url, { silenceTimeoutMs: SILENCE_TIMEOUT_MS })
  const place = withoutSecrets(url)
  try {
    return await database.withConnection(async (client) => {
      await refuseWhileServed(client, place)
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
      await client.query('SET LOCAL statement_timeout = 0')
      await client.query('SET LOCAL idle_in_transaction_session_timeout = 0')
      // Whoever starts meanwhile can read, and waits with writing until this is done.
      await client.query('LOCK TABLE incident, person, counter IN EXCLUSIVE MODE')
      const result = await use(new PostgresWorkspace(client, place))
      await client.query('COMMIT')
      return result
    })
  } finally {
    await database.close()
  }
}

async function refuseWhileServed(client: PoolClient, place: string): Promise<void> {
  const { rows } = await client.query(
    `SELECT count(*)::int AS connections FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'warroom' AND pid <> pg_backend_pid()`,
  )
  const connections = Number(rows[0]?.connections)
  if (connections === 0) return
  throw new Error(`${place} is in use by a Warroom (connections: ${connections}). Stop every server first.`)
}

class PostgresWorkspace implements WorkspaceTables {
  readonly place: string
  private readonly client: PoolClient

  constructor(client: PoolClient, place: string) {
    this.client = client
    this.place = place
  }

  async tables(): Promise<readonly Table[]> {
    const { rows } = await this.client.query(`
      SELECT c.relname::text AS name, a.attname::text AS column, array_position(i.indkey::int[], a.attnum::int) AS position
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      WHERE c.relkind = 'r'
        AND c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = to_regclass('incident'))
        AND c.relname <> 'migration' AND a.attname <> 'searchable'
      ORDER BY c.relname COLLATE "C", a.attnum`)
    const tables = Map.groupBy(rows, (row) => String(row.name))
    return [...tables].map(([name, columns]) => ({
      name,
      columns: columns.map((row) => String(row.column)),
      key: columns
        .filter((row) => row.position !== null)
        .sort((a, b) => Number(a.position) - Number(b.position))
        .map((row) => String(row.column)),
    }))
  }

  read(table: Table): AsyncIterable<readonly TableRow[]> {
    return followingRows(
      table,
      (position) => `$${position}`,
      async (text, values) => {
        const { rows } = await this.client.query<Value[]>({
          text,
          values: [...values],
          rowMode: 'array',
          types: {
            getTypeParser: (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format)),
          },
        })
        return rows
      },
    )
  }

  async write(table: Table, rows: readonly TableRow[]): Promise<void> {
    const columns = [...table.columns]
    const values: Value[][] = columns.map((_, i) => rows.map((row) => row[i] ?? null))
    if (table.name === 'incident_summary') {
      const of = (column: string) => values[columns.indexOf(column)] ?? []
      const keys = of('key')
      values.push(of('title').map((title, i) => searchableText(`${title} ${keys[i]}`)))
      columns.push('searchable')
    }
    const places = values.map((column, i) => `$${i + 1}::${arrayTypeOf(column)}`)
    await this.client.query(
      `INSERT INTO ${table.name}(${columns.join(', ')}) SELECT * FROM unnest(${places.join(', ')})`,
      values.map((column) =>
        column.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value)),
      ),
    )
  }
}

/** A column of the schema holds texts, whole numbers or bytes, and nothing else. */
function arrayTypeOf(column: readonly Value[]): 'bytea[]' | 'bigint[]' | 'text[]' {
  const sample = column.find((value) => value !== null)
  if (sample instanceof Uint8Array) return 'bytea[]'
  return typeof sample === 'number' ? 'bigint[]' : 'text[]'
}
