import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { asIncidentId, type IncidentId } from '@warroom/shared/domain/ids.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import {
  ALICE,
  aBoard,
  aRecord,
  DAVE,
  DECLARED_AT,
  present,
  someFacts,
} from '@warroom/shared/testing/incident-builders.ts'
import express from 'express'
import type { IncidentState } from '../rooms/incident-rooms.ts'
import { type WallRouter, wallRoutes } from '../transports/http/wall-routes.ts'

export const ID = asIncidentId('incident-1')
const DAVE_OBSERVES: Actor = { personId: DAVE, name: 'Dave Dorn', accountRole: 'observer' }

class Listeners {
  readonly all = new Set<(id: IncidentId) => void>()
  readonly add = (listener: (id: IncidentId) => void): (() => void) => {
    this.all.add(listener)
    return () => this.all.delete(listener)
  }
  tell(id: IncidentId): void {
    for (const listener of this.all) listener(id)
  }
}

/** One incident behind the ports a wall reads, and an HTTP server in front of its routes. */
export class WallHouse {
  readonly clock = new FakeClock(DECLARED_AT)
  readonly commits = new Listeners()
  readonly arrivals = new Listeners()
  readonly server: Server
  readonly walls: WallRouter
  state: IncidentState = {
    seq: 1,
    record: aRecord(),
    board: aBoard(),
    recordJson: {},
    boardJson: {},
  }
  people = [present({ personId: ALICE })]
  readings = 0
  isStorageAway = false
  actor: Actor | undefined = DAVE_OBSERVES
  findFirst: Promise<void> = Promise.resolve()

  constructor() {
    this.walls = wallRoutes({
      rooms: { state: (id) => this.read(id), onCommit: this.commits.add },
      presence: { people: async () => this.people, onChange: this.arrivals.add },
      index: { find: (idOrKey) => this.find(idOrKey) },
      clock: this.clock,
      scheduler: this.clock,
    })
    const app = express()
    app.use((_request, response, next) => {
      if (this.actor) response.locals.actor = this.actor
      next()
    })
    app.use('/api/v1/incidents', this.walls)
    this.server = createServer(app)
  }

  async url(path: string): Promise<string> {
    if (!this.server.listening) {
      this.server.listen(0, '127.0.0.1')
      await once(this.server, 'listening')
    }
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api/v1/incidents/${path}`
  }

  retitle(title: string): void {
    this.state = { ...this.state, record: aRecord({ incident: someFacts({ title }) }) }
    this.commits.tell(ID)
  }

  private async read(id: IncidentId): Promise<IncidentState | null> {
    this.readings += 1
    if (this.isStorageAway) throw new Error('storage is away')
    return id === ID ? this.state : null
  }

  private async find(idOrKey: string): Promise<IncidentSummary | null> {
    await this.findFirst
    if (idOrKey !== ID && idOrKey.toLowerCase() !== 'inc-7') return null
    const { key, title, severity, status, declaredAt } = this.state.record.incident
    return {
      ...{ id: ID, key, title, severity, status, declaredAt, commander: null, commanderSince: 0 },
      ...{ resolvedAt: null, closedAt: null, nextUpdateDueAt: null, openRoadblocks: 0, seq: 1 },
    }
  }
}
