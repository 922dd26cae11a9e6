/** The log and its list in memory: for simulations and fast tests. Bytes are copied both ways, as a disk would. */
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import type { CommandId, IncidentId } from '@warroom/shared/domain/ids.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import type {
  AnsweredCommand,
  Append,
  AppendOutcome,
  Checkpoint,
  ClientOwner,
  IncidentLog,
  LogRow,
  NewLogRow,
  Turn,
} from '../../ports/incident-log.ts'
import { LocalTurns } from '../local-turns.ts'

interface StoredIncident {
  head: number
  summary: IncidentSummary
  readonly rows: LogRow[]
  readonly owners: ClientOwner[]
  readonly commands: Map<CommandId, AnsweredCommand>
  readonly checkpoints: Map<DocumentName, Checkpoint>
}

const copied = <T extends NewLogRow>(row: T): T => ({ ...row, update: row.update.slice() })

export class MemoryIncidentLog implements IncidentLog {
  private numbers = 0
  private readonly incidents = new Map<IncidentId, StoredIncident>()
  private readonly turns = new LocalTurns({
    head: (id) => this.head(id),
    append: (append) => this.appendNow(append),
  })

  /** Rows of the list, for the index beside this log. */
  summaries(): IncidentSummary[] {
    return [...this.incidents.values()].map((incident) => incident.summary)
  }

  async allotNumber(): Promise<number> {
    this.numbers += 1
    return this.numbers
  }

  async create(append: Parameters<IncidentLog['create']>[0]): Promise<number> {
    if (this.incidents.has(append.incidentId)) throw new Error(`Incident ${append.incidentId} exists already`)
    const incident: StoredIncident = {
      head: 0,
      summary: { ...append.summary, seq: 0 },
      rows: [],
      owners: [],
      commands: new Map(),
      checkpoints: new Map(),
    }
    this.incidents.set(append.incidentId, incident)
    return this.write(incident, append)
  }

  async head(incidentId: IncidentId): Promise<number | null> {
    return this.incidents.get(incidentId)?.head ?? null
  }

  append(append: Append): Promise<AppendOutcome> {
    return this.turns.append(append)
  }

  takeTurn(incidentId: IncidentId): Promise<Turn> {
    return this.turns.take(incidentId)
  }

  async heads(incidentIds: readonly IncidentId[]): Promise<ReadonlyMap<IncidentId, number>> {
    const known = incidentIds.flatMap((id) => {
      const head = this.incidents.get(id)?.head
      return head === undefined ? [] : [[id, head] as const]
    })
    return new Map(known)
  }

  private async appendNow(append: Append): Promise<AppendOutcome> {
    const incident = this.incidents.get(append.incidentId)
    if (!incident) throw new Error(`There is no incident ${append.incidentId}`)
    if (incident.head !== append.expectedHead) return { ok: false, head: incident.head }
    return { ok: true, head: this.write(incident, append) }
  }

  async read(incidentId: IncidentId, range: Parameters<IncidentLog['read']>[1]): Promise<LogRow[]> {
    const rows = this.incidents.get(incidentId)?.rows ?? []
    return rows
      .filter((row) => row.seq > range.after)
      .filter((row) => range.document === undefined || row.document === range.document)
      .filter((row) => range.throughAt === undefined || row.at <= range.throughAt)
      .slice(0, range.limit)
      .map(copied)
  }

  async clientOwners(incidentId: IncidentId): Promise<ClientOwner[]> {
    return [...(this.incidents.get(incidentId)?.owners ?? [])]
  }

  async answeredCommand(incidentId: IncidentId, commandId: CommandId): Promise<AnsweredCommand | null> {
    return this.incidents.get(incidentId)?.commands.get(commandId) ?? null
  }

  async checkpoint(incidentId: IncidentId, document: DocumentName): Promise<Checkpoint | null> {
    const checkpoint = this.incidents.get(incidentId)?.checkpoints.get(document)
    return checkpoint ? { ...checkpoint, state: checkpoint.state.slice() } : null
  }

  async saveCheckpoint(
    incidentId: IncidentId,
    document: DocumentName,
    checkpoint: Checkpoint,
  ): Promise<void> {
    const checkpoints = this.incidents.get(incidentId)?.checkpoints
    const newest = checkpoints?.get(document)
    if (newest && newest.seq > checkpoint.seq) return
    checkpoints?.set(document, { ...checkpoint, state: checkpoint.state.slice() })
  }

  private write(incident: StoredIncident, append: Omit<Append, 'expectedHead'>): number {
    for (const row of append.rows) {
      incident.head += 1
      incident.rows.push({ ...copied(row), seq: incident.head })
    }
    incident.owners.push(...append.newClients)
    if (append.command) incident.commands.set(append.command.commandId, append.command)
    if (append.summary) incident.summary = { ...append.summary, seq: incident.head }
    return incident.head
  }
}
