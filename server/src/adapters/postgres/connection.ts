/** What every connection is set to and asked before it is used: an acknowledgement rests on it. */
import type { ClientBase } from 'pg'

const OLDEST_VERSION = 14
/** The server ends a statement by itself; the client gives up later, in case the server cannot be heard any more. */
export const STATEMENT_TIMEOUT_MS = 5_000
export const SILENCE_TIMEOUT_MS = 8_000
const IDLE_IN_TRANSACTION_MS = 10_000

/** The database answers, but what is stored in it would not be safe. Its message is for people. */
export class UnfitDatabase extends Error {}

/**
 * One round trip. `remote_apply` is stronger than `on` and left alone. Compiling plans costs more than it gains for
 * statements as small as ours.
 */
const PREPARE = `SELECT
  set_config('synchronous_commit', CASE current_setting('synchronous_commit')
    WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false) AS synchronous_commit,
  set_config('statement_timeout', $1, false),
  set_config('idle_in_transaction_session_timeout', $2, false),
  set_config('jit', 'off', false),
  current_setting('fsync') AS fsync,
  current_setting('full_page_writes') AS full_page_writes,
  current_setting('server_encoding') AS server_encoding,
  current_setting('server_version_num') AS server_version_num`

export async function prepareConnection(client: ClientBase): Promise<void> {
  const { rows } = await client.query(PREPARE, [String(STATEMENT_TIMEOUT_MS), String(IDLE_IN_TRANSACTION_MS)])
  const [found = {}] = rows as Record<string, string>[]
  const version = Math.trunc(Number(found.server_version_num) / 10_000)
  if (version < OLDEST_VERSION) {
    throw new UnfitDatabase(`it is PostgreSQL ${version}; ${OLDEST_VERSION} is the oldest that will do`)
  }
  if (found.server_encoding !== 'UTF8') {
    throw new UnfitDatabase(`its encoding is ${found.server_encoding}; create the database with UTF8`)
  }
  if (found.fsync !== 'on' || found.full_page_writes !== 'on') {
    throw new UnfitDatabase(
      'it runs with fsync or full_page_writes off, so that a power cut would lose what was called saved; turn both on',
    )
  }
  if (found.synchronous_commit !== 'on' && found.synchronous_commit !== 'remote_apply') {
    throw new UnfitDatabase('it does not let synchronous_commit be on, and commits would not be on disk')
  }
}

/**
 * Asked when a server starts. One that runs already may find itself on a database that takes no writes any more; it goes
 * on showing what is there, and a refused write says the rest.
 */
export async function checkWritable(client: ClientBase): Promise<void> {
  const { rows } = await client.query("SELECT current_setting('transaction_read_only') AS read_only")
  if (rows[0]?.read_only === 'off') return
  throw new UnfitDatabase('it only lets read (a standby, or default_transaction_read_only); name the primary')
}
