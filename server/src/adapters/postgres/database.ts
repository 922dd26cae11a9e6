/** The connections to one PostgreSQL database, a bounded number of them, made anew when they break. */
import { Pool, type PoolClient } from 'pg'
import { prepareConnection, SILENCE_TIMEOUT_MS } from './connection.ts'
import { failureOf } from './failure.ts'

export type Row = Readonly<Record<string, unknown>>

/** SQL that is parsed once per connection, under this name. */
export interface Statement {
  readonly name: string
  readonly text: string
}

const MAX_CONNECTIONS = 10
/** Kept open when nothing happens, so that the first edit after a quiet hour waits for no connection. */
const WARM_CONNECTIONS = 2
/** How long work waits for a connection, be it a free one or a new one. */
const CONNECTION_WAIT_MS = 5_000
const KEEP_ALIVE_MS = 10_000

export interface Connecting {
  /** Told when a connection broke that nobody was using. */
  readonly onLost?: (why: string) => void
  /** How long a statement may go unanswered. */
  readonly silenceTimeoutMs?: number
}

export class PostgresDatabase {
  private readonly pool: Pool

  constructor(url: string, { onLost = () => {}, silenceTimeoutMs = SILENCE_TIMEOUT_MS }: Connecting = {}) {
    this.pool = new Pool({
      connectionString: url,
      application_name: 'warroom',
      max: MAX_CONNECTIONS,
      min: WARM_CONNECTIONS,
      connectionTimeoutMillis: CONNECTION_WAIT_MS,
      idleTimeoutMillis: 60_000,
      query_timeout: silenceTimeoutMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      onConnect: prepareConnection,
    })
    // A connection that breaks while nobody uses it. The next statement makes a new one.
    this.pool.on('error', (error) => onLost(failureOf(error)))
  }

  /** Rejects when the statement failed or was not heard of again; a connection that failed is not used again. */
  async run(
    statement: Statement,
    values: readonly unknown[] = [],
    { timeoutMs }: { readonly timeoutMs?: number } = {},
  ): Promise<readonly Row[]> {
    const hurry = timeoutMs === undefined ? {} : { query_timeout: timeoutMs }
    const { rows } = await this.pool.query<Row>({ ...statement, ...hurry, values: values.map(storable) })
    return rows
  }

  /** SQL whose text varies, so that keeping it parsed would fill the memory. */
  async runOnce(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const { rows } = await this.pool.query<Row>({ text, values: values.map(storable) })
    return rows
  }

  /** One connection until it is released; `release(true)` when it may not be used again. */
  borrow(): Promise<PoolClient> {
    return this.pool.connect()
  }

  /** One connection for several statements. */
  async withConnection<T>(use: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.borrow()
    try {
      const result = await use(client)
      client.release()
      return result
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  close(): Promise<void> {
    return this.pool.end()
  }
}

/** PostgreSQL knows no NUL in a text. Nobody means one, and it must not look like a failure of storage. */
export const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\u{FFFD}') : value
