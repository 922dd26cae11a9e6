/**
 * Notices what other instances changed in the list of incidents when their word does not get through: by reading the list
 * and comparing. Word that gets through makes this needless, but word may be lost, so it is done then too, seldom.
 */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { Scheduler } from '@warroom/shared/ports/clock.ts'
import type { IncidentIndex } from '../ports/incident-index.ts'
import type { InstanceBus } from '../ports/instance-bus.ts'
import type { RoomLogger } from './room-ports.ts'

const READ_APART_MS = 2_000
const READ_TOGETHER_MS = 30_000
/** Incidents are listed newest first; nobody changes a thousand old ones in two seconds. */
const MOST = 100

interface ListFollowerParts {
  readonly index: Pick<IncidentIndex, 'list'>
  readonly bus: Pick<InstanceBus, 'reach' | 'onChange'>
  readonly scheduler: Scheduler
  readonly logger: RoomLogger
  /** An incident of the list is new, or another than when it was read before. */
  readonly onChange: (incidentId: IncidentId) => void
}

export class ListFollower {
  private readonly parts: ListFollowerParts
  private readonly known = new Map<IncidentId, number>()
  private readonly unsubscribe: () => void
  private cancel: () => void = () => undefined
  private isFirst = true

  constructor(parts: ListFollowerParts) {
    this.parts = parts
    this.unsubscribe = parts.bus.onChange(() => this.readAfter(0))
    if (parts.bus.reach !== 'alone') this.readAfter(0)
  }

  stop(): void {
    this.unsubscribe()
    this.cancel()
    this.cancel = () => undefined
  }

  private readAfter(delayMs: number): void {
    this.cancel()
    this.cancel = this.parts.scheduler.after(delayMs, () => {
      const { bus, logger } = this.parts
      this.read()
        .catch((err: unknown) => logger.warn({ err }, 'the list could not be compared'))
        .finally(() => this.readAfter(bus.reach === 'apart' ? READ_APART_MS : READ_TOGETHER_MS))
    })
  }

  private async read(): Promise<void> {
    const { incidents } = await this.parts.index.list({ limit: MOST })
    const changed = incidents.filter(({ id, seq }) => this.known.get(id) !== seq)
    for (const { id, seq } of changed) {
      this.known.set(id, seq)
      if (!this.isFirst) this.parts.onChange(id)
    }
    this.isFirst = false
  }
}
