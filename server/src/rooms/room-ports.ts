import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentId, PersonId } from '@warroom/shared/domain/ids.ts'
import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import type { IncidentLog } from '../ports/incident-log.ts'
import type { InstanceBus } from '../ports/instance-bus.ts'
import type { LastGroup } from './pace.ts'
import type { RoomFigures } from './room-figures.ts'

/** What rooms say about themselves; `pino` fits. Never given text that people wrote. */
export interface RoomLogger {
  info(facts: Readonly<Record<string, unknown>>, message: string): void
  warn(facts: Readonly<Record<string, unknown>>, message: string): void
  error(facts: Readonly<Record<string, unknown>>, message: string): void
}

/** Everything a room needs from outside; time and chance included, so that one seed replays it. */
export interface RoomPorts {
  readonly log: IncidentLog
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly ids: IdSource
  readonly logger: RoomLogger
  readonly person: (id: PersonId) => Promise<Actor | null>
  /** Waits for the moment of the next commit: what arrives until then joins it. */
  readonly turn: (last: LastGroup | null) => Promise<void>
  readonly bus: InstanceBus
  readonly figures: RoomFigures
  /** Documents as large as this are sent from storage before they are built; as `EarlyReaders` sees fit when not given. */
  readonly pauseFromBytes?: number
  /** After rows were committed, here or at another instance. */
  readonly onCommit: (incidentId: IncidentId) => void
}
