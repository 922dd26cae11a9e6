import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { MemoryIncidentLog } from '../adapters/memory/memory-incident-log.ts'
import type { Append, AppendOutcome } from '../ports/incident-log.ts'

/** A log that holds every append back until told, or fails it. */
export class HeldLog extends MemoryIncidentLog {
  release: () => void = () => undefined
  holding = false
  failNext = false
  failReads = false
  override async head(id: IncidentId): Promise<number | null> {
    if (this.failReads) throw new Error('disk gone')
    return super.head(id)
  }

  override async append(append: Append): Promise<AppendOutcome> {
    if (this.failNext) {
      this.failNext = false
      throw new Error('disk full')
    }
    if (this.holding) {
      await new Promise<void>((resolve) => {
        this.release = resolve
      })
    }
    return super.append(append)
  }
}
