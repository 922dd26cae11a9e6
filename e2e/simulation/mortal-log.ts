/** The log as one server process reaches it: once that process is dead nothing of it gets there, or comes back. */
import type { Append, IncidentLog, Turn } from '@warroom/server/ports/incident-log.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'

export class MortalLog implements IncidentLog {
  isDead = false
  /** Resolves when the process ends. */
  readonly died: Promise<void>
  private readonly tellDied: () => void
  private readonly log: IncidentLog
  private readonly turns = new Set<Turn>()

  constructor(log: IncidentLog) {
    this.log = log
    const { promise, resolve } = Promise.withResolvers<void>()
    this.died = promise
    this.tellDied = resolve
  }

  append = (append: Append) => this.alive(() => this.log.append(append))
  allotNumber = () => this.alive(() => this.log.allotNumber())
  create: IncidentLog['create'] = (append) => this.alive(() => this.log.create(append))
  head: IncidentLog['head'] = (id) => this.alive(() => this.log.head(id))
  heads: IncidentLog['heads'] = (ids) => this.alive(() => this.log.heads(ids))
  read: IncidentLog['read'] = (id, range) => this.alive(() => this.log.read(id, range))
  clientOwners: IncidentLog['clientOwners'] = (id) => this.alive(() => this.log.clientOwners(id))
  answeredCommand: IncidentLog['answeredCommand'] = (id, commandId) =>
    this.alive(() => this.log.answeredCommand(id, commandId))
  checkpoint: IncidentLog['checkpoint'] = (id, document) =>
    this.alive(() => this.log.checkpoint(id, document))
  saveCheckpoint: IncidentLog['saveCheckpoint'] = (id, document, checkpoint) =>
    this.alive(() => this.log.saveCheckpoint(id, document, checkpoint))

  async takeTurn(id: IncidentId): Promise<Turn> {
    const turn = await this.log.takeTurn(id)
    if (this.isDead) {
      await turn.end()
      return never()
    }
    this.turns.add(turn)
    const end = async () => {
      this.turns.delete(turn)
      await turn.end()
    }
    return { head: turn.head, end, append: (append) => this.alive(() => turn.append(append)) }
  }

  /** The process ends: its connections to the database break, and turns it has are over. */
  async die(): Promise<void> {
    this.isDead = true
    this.tellDied()
    for (const turn of this.turns) await turn.end()
  }

  private async alive<T>(ask: () => Promise<T>): Promise<T> {
    if (this.isDead) return never()
    const answer = await ask()
    return this.isDead ? never() : answer
  }
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined)
