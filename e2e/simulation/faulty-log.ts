/** A log whose storage fails on demand: before anything is written, or after, when only the answer is lost. */
import type { Append, AppendOutcome, IncidentLog, Turn } from '@warroom/server/ports/incident-log.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'

export type StorageFault = 'beforeWrite' | 'afterWrite'

export class FaultyLog implements IncidentLog {
  nextFault: StorageFault | null = null
  faultsHad = 0
  private readonly log: IncidentLog

  constructor(log: IncidentLog) {
    this.log = log
  }

  append(append: Append): Promise<AppendOutcome> {
    return this.faulty(() => this.log.append(append))
  }

  async takeTurn(id: IncidentId): Promise<Turn> {
    const turn = await this.log.takeTurn(id)
    const append = (asked: Append) => this.faulty(() => turn.append(asked)).finally(() => turn.end())
    return { head: turn.head, append, end: () => turn.end() }
  }

  allotNumber: IncidentLog['allotNumber'] = () => this.log.allotNumber()
  create: IncidentLog['create'] = (append) => this.log.create(append)
  head: IncidentLog['head'] = (id) => this.log.head(id)
  heads: IncidentLog['heads'] = (ids) => this.log.heads(ids)
  read: IncidentLog['read'] = (id, range) => this.log.read(id, range)
  clientOwners: IncidentLog['clientOwners'] = (id) => this.log.clientOwners(id)
  answeredCommand: IncidentLog['answeredCommand'] = (id, commandId) => this.log.answeredCommand(id, commandId)
  checkpoint: IncidentLog['checkpoint'] = (id, document) => this.log.checkpoint(id, document)
  saveCheckpoint: IncidentLog['saveCheckpoint'] = (id, document, checkpoint) =>
    this.log.saveCheckpoint(id, document, checkpoint)

  private async faulty(append: () => Promise<AppendOutcome>): Promise<AppendOutcome> {
    const fault = this.nextFault
    this.nextFault = null
    if (fault) this.faultsHad += 1
    if (fault === 'beforeWrite') throw new Error('storage failed before the write')
    const outcome = await append()
    if (fault === 'afterWrite') throw new Error('storage failed after the write')
    return outcome
  }
}
