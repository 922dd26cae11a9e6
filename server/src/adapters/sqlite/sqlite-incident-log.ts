/** The log on SQLite. What `append` resolves is on disk, together with what other rooms appended in the same moment. */
import { createHash } from 'node:crypto'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { DomainEvent } from '@warroom/shared/commands/domain-event.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import { DOCUMENT_NAMES, type DocumentName } from '@warroom/shared/document/document-name.ts'
import { asCommandId, asPersonId, type CommandId, type IncidentId } from '@warroom/shared/domain/ids.ts'
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
import { LocalTurns } from '../local-turns.ts'
import { GroupCommit } from './group-commit.ts'
import { inTransaction } from './transaction.ts'

const CHECKPOINTS_KEPT = 2

const statements = (db: DatabaseSync) => ({
  allot: db.prepare(
    `INSERT INTO counter(name, value) VALUES ('incident', 1)
     ON CONFLICT(name) DO UPDATE SET value = value + 1 RETURNING value`,
  ),
  createIncident: db.prepare('INSERT INTO incident(id, head) VALUES (?, ?)'),
  moveHead: db.prepare('UPDATE incident SET head = head + ? WHERE id = ? AND head = ?'),
  head: db.prepare('SELECT head FROM incident WHERE id = ?'),
  addRow: db.prepare(
    'INSERT INTO log(incident_id, seq, at, document, person_id, bytes, events) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ),
  addClient: db.prepare(
    'INSERT INTO log_client(incident_id, document, client_id, person_id) VALUES (?, ?, ?, ?)',
  ),
  addAnswer: db.prepare(
    'INSERT INTO answered_command(incident_id, command_id, person_id, result) VALUES (?, ?, ?, ?)',
  ),
  addSummary: db.prepare(
    `INSERT INTO incident_summary(incident_id, number, key, title, severity, status, seq, summary)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT(incident_id) DO UPDATE SET title = excluded.title, severity = excluded.severity,
       status = excluded.status, seq = excluded.seq, summary = excluded.summary`,
  ),
  read: db.prepare(
    `SELECT seq, at, document, person_id, bytes, events FROM log
     WHERE incident_id = ? AND seq > ? AND (? IS NULL OR document = ?) AND at <= ? ORDER BY seq LIMIT ?`,
  ),
  clients: db.prepare('SELECT document, client_id, person_id FROM log_client WHERE incident_id = ?'),
  answer: db.prepare(
    'SELECT person_id, result FROM answered_command WHERE incident_id = ? AND command_id = ?',
  ),
  checkpoints: db.prepare(
    'SELECT seq, state, sha256 FROM checkpoint WHERE incident_id = ? AND document = ? ORDER BY seq DESC',
  ),
  addCheckpoint: db.prepare(
    'INSERT OR IGNORE INTO checkpoint(incident_id, document, seq, state, sha256) VALUES (?, ?, ?, ?, ?)',
  ),
  dropCheckpoints: db.prepare(
    `DELETE FROM checkpoint WHERE incident_id = ? AND document = ? AND seq NOT IN
       (SELECT seq FROM checkpoint WHERE incident_id = ? AND document = ? ORDER BY seq DESC LIMIT ?)`,
  ),
})

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export class SqliteIncidentLog implements IncidentLog {
  private readonly db: DatabaseSync
  private readonly group: GroupCommit
  private readonly sql: Record<keyof ReturnType<typeof statements>, StatementSync>
  private readonly turns = new LocalTurns({
    // After whatever was handed in before: from then on nobody else moves it.
    head: (id) => this.group.commit(() => this.headOf(id)),
    append: (append) => this.appendNow(append),
  })

  constructor(db: DatabaseSync) {
    this.db = db
    this.group = new GroupCommit(db)
    this.sql = statements(db)
  }

  async allotNumber(): Promise<number> {
    const row = this.sql.allot.get() as { value: number }
    return row.value
  }

  async create(append: Parameters<IncidentLog['create']>[0]): Promise<number> {
    return inTransaction(this.db, () => {
      this.sql.createIncident.run(append.incidentId, append.rows.length)
      this.write(append, 0)
      return append.rows.length
    })
  }

  async head(incidentId: IncidentId): Promise<number | null> {
    return this.headOf(incidentId)
  }

  append(append: Append): Promise<AppendOutcome> {
    return this.turns.append(append)
  }

  private appendNow(append: Append): Promise<AppendOutcome> {
    return this.group.commit((): AppendOutcome => {
      const moved = this.sql.moveHead.run(append.rows.length, append.incidentId, append.expectedHead)
      if (Number(moved.changes) === 0) {
        const head = this.headOf(append.incidentId)
        if (head === null) throw new Error(`There is no incident ${append.incidentId}`)
        return { ok: false, head }
      }
      this.write(append, append.expectedHead)
      return { ok: true, head: append.expectedHead + append.rows.length }
    })
  }

  /** One process has the data directory to itself: turns are its own affair. */
  takeTurn(incidentId: IncidentId): Promise<Turn> {
    return this.turns.take(incidentId)
  }

  async heads(incidentIds: readonly IncidentId[]): Promise<ReadonlyMap<IncidentId, number>> {
    const known = incidentIds.flatMap((id) => {
      const head = this.headOf(id)
      return head === null ? [] : [[id, head] as const]
    })
    return new Map(known)
  }

  async read(incidentId: IncidentId, range: Parameters<IncidentLog['read']>[1]): Promise<LogRow[]> {
    const document = range.document ?? null
    const throughAt = range.throughAt ?? Number.MAX_SAFE_INTEGER
    const rows = this.sql.read.all(incidentId, range.after, document, document, throughAt, range.limit ?? -1)
    return rows.map((row) => ({
      seq: Number(row.seq),
      at: Number(row.at),
      document: documentOf(row.document),
      personId: row.person_id === null ? null : asPersonId(String(row.person_id)),
      update: row.bytes as Uint8Array,
      events: JSON.parse(String(row.events)) as DomainEvent[],
    }))
  }

  async clientOwners(incidentId: IncidentId): Promise<ClientOwner[]> {
    return this.sql.clients.all(incidentId).map((row) => ({
      document: documentOf(row.document),
      clientId: Number(row.client_id),
      personId: asPersonId(String(row.person_id)),
    }))
  }

  async answeredCommand(incidentId: IncidentId, commandId: CommandId): Promise<AnsweredCommand | null> {
    const row = this.sql.answer.get(incidentId, commandId)
    if (!row) return null
    const result = JSON.parse(String(row.result)) as CommandResult
    return { commandId: asCommandId(commandId), personId: asPersonId(String(row.person_id)), result }
  }

  async checkpoint(incidentId: IncidentId, document: DocumentName): Promise<Checkpoint | null> {
    for (const row of this.sql.checkpoints.iterate(incidentId, document)) {
      const state = row.state as Uint8Array
      // A damaged one is passed over: the one before it, or the log alone, gives the same document.
      if (sha256(state) === row.sha256) return { seq: Number(row.seq), state }
    }
    return null
  }

  async saveCheckpoint(
    incidentId: IncidentId,
    document: DocumentName,
    checkpoint: Checkpoint,
  ): Promise<void> {
    const { seq, state } = checkpoint
    inTransaction(this.db, () => {
      this.sql.addCheckpoint.run(incidentId, document, seq, state, sha256(state))
      this.sql.dropCheckpoints.run(incidentId, document, incidentId, document, CHECKPOINTS_KEPT)
    })
  }

  private headOf(incidentId: IncidentId): number | null {
    const row = this.sql.head.get(incidentId)
    return row ? Number(row.head) : null
  }

  private write(
    { incidentId, rows, newClients, command, summary }: Omit<Append, 'expectedHead'>,
    head: number,
  ): void {
    rows.forEach((row, i) => {
      const events = JSON.stringify(row.events)
      this.sql.addRow.run(incidentId, head + i + 1, row.at, row.document, row.personId, row.update, events)
    })
    for (const { document, clientId, personId } of newClients) {
      this.sql.addClient.run(incidentId, document, clientId, personId)
    }
    if (command) {
      this.sql.addAnswer.run(incidentId, command.commandId, command.personId, JSON.stringify(command.result))
    }
    if (summary) {
      const { key, title, severity, status } = summary
      const seq = head + rows.length
      const stored = JSON.stringify({ ...summary, seq })
      this.sql.addSummary.run(incidentId, numberOf(key), key, title, severity, status, seq, stored)
    }
  }
}

const numberOf = (key: string): number => Number(key.slice(key.lastIndexOf('-') + 1))

function documentOf(value: unknown): DocumentName {
  const name = DOCUMENT_NAMES.find((document) => document === value)
  if (!name) throw new Error(`The log names a document that does not exist: ${String(value)}`)
  return name
}
