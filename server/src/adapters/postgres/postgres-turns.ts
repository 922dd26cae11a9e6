/**
 * Turns to write in an incident, as the lock of its row: held by one connection, for one transaction. Who keeps a turn
 * without a word, because its process stands still, loses connection and lock after `SILENT_MS`.
 */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { PoolClient } from 'pg'
import type { Append, AppendOutcome, Turn } from '../../ports/incident-log.ts'
import { APPEND, appendValues } from './append-statement.ts'
import { type PostgresDatabase, storable } from './database.ts'

/** Deciding takes milliseconds. Shorter than what the others, who wait, may wait (`STATEMENT_TIMEOUT_MS`). */
const SILENT_MS = 2_000
/** Whoever has a turn asks the log about other things meanwhile, and needs connections for that: turns leave it half. */
const AT_ONCE = 5

const BEGIN = `BEGIN; SET LOCAL idle_in_transaction_session_timeout = ${SILENT_MS}`
const LOCK = { name: 'lock-head', text: 'SELECT head FROM incident WHERE id = $1 FOR UPDATE' }

export class PostgresTurns {
  private readonly database: PostgresDatabase
  private taken = 0
  private readonly waiting: (() => void)[] = []

  constructor(database: PostgresDatabase) {
    this.database = database
  }

  async take(incidentId: IncidentId): Promise<Turn> {
    if (this.taken >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve))
    else this.taken += 1
    try {
      return await this.begin(incidentId)
    } catch (error) {
      this.free()
      throw error
    }
  }

  /** Hands the place to who has waited longest. */
  private free(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.taken -= 1
  }

  private async begin(incidentId: IncidentId): Promise<Turn> {
    const client = await this.database.borrow()
    try {
      await client.query(BEGIN)
      const { rows } = await client.query<{ head: string }>({ ...LOCK, values: [incidentId] })
      const [row] = rows
      if (!row) throw new Error(`There is no incident ${incidentId}`)
      return this.turn(client, Number(row.head))
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  private turn(client: PoolClient, head: number): Turn {
    let over = false
    const end = async (statement: 'COMMIT' | 'ROLLBACK') => {
      if (over) return
      over = true
      try {
        await client.query(statement)
        client.release()
      } catch (error) {
        client.release(true)
        throw error
      } finally {
        this.free()
      }
    }
    return {
      head,
      append: async (append) => {
        try {
          const outcome = await appendWith(client, append, head)
          await end(outcome.ok ? 'COMMIT' : 'ROLLBACK')
          return outcome
        } catch (error) {
          // The transaction ends with its connection, whatever became of the statement.
          await end('ROLLBACK').catch(() => undefined)
          throw error
        }
      },
      end: () => end('ROLLBACK'),
    }
  }
}

async function appendWith(client: PoolClient, append: Append, head: number): Promise<AppendOutcome> {
  if (append.expectedHead !== head) return { ok: false, head }
  const { rowCount } = await client.query({ ...APPEND, values: appendValues(append).map(storable) })
  if (rowCount !== 1) throw new Error(`The turn in incident ${append.incidentId} was lost`)
  return { ok: true, head: head + append.rows.length }
}
