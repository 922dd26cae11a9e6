/** The servers of the simulation: one or several on one log, which hear of each other when chance lets them. */

import type { IncidentLog } from '@warroom/server/ports/incident-log.ts'
import { IncidentRoomRegistry } from '@warroom/server/rooms/incident-room-registry.ts'
import { NO_FIGURES } from '@warroom/server/rooms/room-figures.ts'
import { BusHub, type HubBus } from '@warroom/server/testing/bus-hub.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import type { Rng } from '@warroom/shared/testing/rng.ts'
import type { SequentialIds } from '@warroom/shared/testing/sequential-ids.ts'
import { MortalLog } from './mortal-log.ts'

export interface Instance {
  readonly registry: IncidentRoomRegistry
  readonly bus: HubBus
  readonly log: MortalLog
}

interface World {
  readonly log: IncidentLog
  readonly clock: FakeClock
  readonly ids: SequentialIds
  readonly rng: Rng
  readonly people: readonly Actor[]
}

const LOSES = 0.2
const DOUBLES = 0.1

export class SimulatedServers {
  readonly hub = new BusHub()
  readonly instances: Instance[] = []
  readonly counts = { words: 0, lost: 0, cuts: 0 }
  private readonly world: World
  private started = 0

  constructor(count: number, world: World) {
    this.world = world
    this.hub.holding = true
    for (let i = 0; i < count; i++) this.instances.push(this.start())
  }

  /** One dies, with what it had not written, and another takes its place. */
  async crash(): Promise<Instance> {
    const index = this.world.rng.int(this.instances.length)
    const dead = this.instances[index]
    if (!dead) throw new Error('There is no server')
    await dead.log.die()
    this.hub.leave(dead.bus.instanceId)
    this.instances[index] = this.start()
    return dead
  }

  /** Some word arrives: in any order, sometimes twice, sometimes never. */
  passWord(): void {
    const { rng } = this.world
    const { underWay } = this.hub
    for (let i = rng.int(4); i >= 0 && underWay.length > 0; i--) {
      const [word] = underWay.splice(rng.int(underWay.length), 1)
      if (!word) return
      if (rng.chance(LOSES)) {
        this.counts.lost += 1
        continue
      }
      this.hub.deliver(word)
      if (rng.chance(DOUBLES)) this.hub.deliver(word)
      this.counts.words += 1
    }
  }

  /** Redis goes away for one of them, or comes back. */
  cutWord(): void {
    const { bus } = this.world.rng.pick(this.instances)
    bus.setReach(bus.reach === 'together' ? 'apart' : 'together')
    this.counts.cuts += 1
  }

  heal(): void {
    for (const { bus } of this.instances) if (bus.reach === 'apart') bus.setReach('together')
  }

  private start(): Instance {
    const { clock, ids, people } = this.world
    this.started += 1
    const bus = this.hub.join(`instance-${this.started}`)
    const log = new MortalLog(this.world.log)
    const registry = new IncidentRoomRegistry({
      log,
      bus,
      figures: NO_FIGURES,
      clock,
      scheduler: clock,
      ids,
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
      person: async (personId) => people.find((p) => p.personId === personId) ?? null,
      turn: async () => undefined,
      // Every other server sends what is stored before it builds the documents.
      pauseFromBytes: this.started % 2 === 0 ? 0 : Number.MAX_SAFE_INTEGER,
    })
    return { bus, log, registry }
  }
}
