/** The log on PostgreSQL. What `append` resolves `ok` is on the database's disk. */
import { createHash } from 'node:crypto'
import type { DomainEvent } from '@warroom/shared/commands/domain-event.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import { DOCUMENT_NAMES, type DocumentName } from '@warroom/shared/document/document-name.ts'
import {
  asCommandId,
  asIncidentId,
  asPersonId,
  type CommandId,
  type IncidentId,
} from '@warroom/shared/domain/ids.ts'
import type {
  AnsweredCommand,
  Append,
  AppendOutcome,
  Checkpoint,
  ClientOwner,
  IncidentLog,
  LogRow,
  Turn,
} from '../../ports/incident-log.ts'
import { APPEND, appendValues, CREATE } from './append-statement.ts'
import type { PostgresDatabase } from './database.ts'
import { PostgresTurns } from './postgres-turns.ts'

const CHECKPOINTS_KEPT = 2

const ALLOT = {
  name: 'allot-number',
  text: `INSERT INTO counter(name, value) VALUES ('incident', 1)
    ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value`,
}
const HEAD = { name: 'head', text: 'SELECT head FROM incident WHERE id = $1' }
const HEADS = { name: 'heads', text: 'SELECT id, head FROM incident WHERE id = ANY($1)' }
const READ = {
  name: 'read-log',
  text: `SELECT seq, at, document, person_id, bytes, events FROM log
    WHERE incident_id = $1 AND seq > $2 AND ($3::text IS NULL OR document = $3) AND at <= $4
    ORDER BY seq LIMIT $5`,
}
const CLIENTS = {
  name: 'client-owners',
  text: 'SELECT document, client_id, person_id FROM log_client WHERE incident_id = $1',
}
const ANSWER = {
  name: 'answered-command',
  text: 'SELECT person_id, result FROM answered_command WHERE incident_id = $1 AND command_id = $2',
}
/** One at a time: they are large, and the newest is almost always whole. */
const CHECKPOINT_BEFORE = {
  name: 'checkpoint-before',
  text: `SELECT seq, state, sha256 FROM checkpoint WHERE incident_id = $1 AND document = $2 AND seq < $3
    ORDER BY seq DESC LIMIT 1`,
}
/** Both parts see the table as it was before: the new one counts as kept without being there yet. */
const SAVE_CHECKPOINT = {
  name: 'save-checkpoint',
  text: `WITH added AS (
    INSERT INTO checkpoint(incident_id, document, seq, state, sha256) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT DO NOTHING
  ) DELETE FROM checkpoint WHERE incident_id = $1 AND document = $2 AND seq NOT IN (
    SELECT seq FROM checkpoint WHERE incident_id = $1 AND document = $2 UNION SELECT $3 ORDER BY seq DESC LIMIT $6)`,
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export class PostgresIncidentLog implements IncidentLog {
  private readonly database: PostgresDatabase
  private readonly turns: PostgresTurns

  constructor(database: PostgresDatabase) {
    this.database = database
    this.turns = new PostgresTurns(database)
  }

  async allotNumber(): Promise<number> {
    const [row] = await this.database.run(ALLOT)
    return Number(row?.value)
  }

  async create(append: Parameters<IncidentLog['create']>[0]): Promise<number> {
    await this.database.run(CREATE, appendValues({ ...append, expectedHead: 0 }))
    return append.rows.length
  }

  async head(incidentId: IncidentId): Promise<number | null> {
    const [row] = await this.database.run(HEAD, [incidentId])
    return row ? Number(row.head) : null
  }

  async append(append: Append): Promise<AppendOutcome> {
    const moved = await this.database.run(APPEND, appendValues(append))
    if (moved.length > 0) return { ok: true, head: append.expectedHead + append.rows.length }
    const head = await this.head(append.incidentId)
    if (head === null) throw new Error(`There is no incident ${append.incidentId}`)
    return { ok: false, head }
  }

  takeTurn(incidentId: IncidentId): Promise<Turn> {
    return this.turns.take(incidentId)
  }

  async heads(incidentIds: readonly IncidentId[]): Promise<ReadonlyMap<IncidentId, number>> {
    const rows = await this.database.run(HEADS, [incidentIds])
    return new Map(rows.map((row) => [asIncidentId(String(row.id)), Number(row.head)]))
  }

  async read(incidentId: IncidentId, range: Parameters<IncidentLog['read']>[1]): Promise<LogRow[]> {
    const throughAt = range.throughAt ?? Number.MAX_SAFE_INTEGER
    const asked = [incidentId, range.after, range.document ?? null, throughAt, range.limit ?? null]
    const rows = await this.database.run(READ, asked)
    return rows.map((row) => ({
      seq: Number(row.seq),
      at: Number(row.at),
      document: documentOf(row.document),
      personId: row.person_id === null ? null : asPersonId(String(row.person_id)),
      update: bytesOf(row.bytes),
      events: JSON.parse(String(row.events)) as DomainEvent[],
    }))
  }

  async clientOwners(incidentId: IncidentId): Promise<ClientOwner[]> {
    const rows = await this.database.run(CLIENTS, [incidentId])
    return rows.map((row) => ({
      document: documentOf(row.document),
      clientId: Number(row.client_id),
      personId: asPersonId(String(row.person_id)),
    }))
  }

  async answeredCommand(incidentId: IncidentId, commandId: CommandId): Promise<AnsweredCommand | null> {
    const [row] = await this.database.run(ANSWER, [incidentId, commandId])
    if (!row) return null
    const result = JSON.parse(String(row.result)) as CommandResult
    return { commandId: asCommandId(commandId), personId: asPersonId(String(row.person_id)), result }
  }

  async checkpoint(incidentId: IncidentId, document: DocumentName): Promise<Checkpoint | null> {
    for (let before = Number.MAX_SAFE_INTEGER; ; ) {
      const [row] = await this.database.run(CHECKPOINT_BEFORE, [incidentId, document, before])
      if (!row) return null
      const state = bytesOf(row.state)
      // A damaged one is passed over: the one before it, or the log alone, gives the same document.
      if (sha256(state) === row.sha256) return { seq: Number(row.seq), state }
      before = Number(row.seq)
    }
  }

  async saveCheckpoint(
    incidentId: IncidentId,
    document: DocumentName,
    { seq, state }: Checkpoint,
  ): Promise<void> {
    const values = [incidentId, document, seq, Buffer.from(state), sha256(state), CHECKPOINTS_KEPT]
    await this.database.run(SAVE_CHECKPOINT, values)
  }
}

/** A copy of its own size: what the driver gives may be a view of something larger. */
const bytesOf = (value: unknown): Uint8Array => new Uint8Array(value as Buffer)

function documentOf(value: unknown): DocumentName {
  const name = DOCUMENT_NAMES.find((document) => document === value)
  if (!name) throw new Error(`The log names a document that does not exist: ${String(value)}`)
  return name
}
