/**
 * The whole room in one process: no sockets, no clocks, one seed. Responders edit, command, break off and come back;
 * storage fails, the server dies and starts again; then all is healed, and must be the same everywhere.
 */

import { MemoryIncidentLog } from '@warroom/server/adapters/memory/memory-incident-log.ts'
import { readBoard } from '@warroom/shared/document/read-board.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { Rng } from '@warroom/shared/testing/rng.ts'
import { SequentialIds } from '@warroom/shared/testing/sequential-ids.ts'
import { expect } from 'vitest'
import { FaultyLog } from './faulty-log.ts'
import { checkHealed } from './healed.ts'
import { checkAcknowledged, checkCursors } from './invariants.ts'
import { noCounts, type Outcome } from './outcome.ts'
import { EDITS, edit } from './responder-moves.ts'
import { CURSOR_REST_MS } from './simulated-cursor.ts'
import type { SimulatedLink } from './simulated-link.ts'
import { DECLARATION, people } from './simulated-people.ts'
import { SimulatedResponder } from './simulated-responder.ts'
import { type Instance, SimulatedServers } from './simulated-servers.ts'

export interface SimulationOptions {
  readonly seed: number
  readonly steps?: number
  /** How many servers there are; by the seed when not given. */
  readonly instances?: number
  /** Frames responders never get: proves that the checks bite. */
  readonly swallow?: (frame: Uint8Array) => boolean
}

export async function runSimulation({
  seed,
  steps = 120,
  instances = 1 + (seed % 3),
  swallow = () => false,
}: SimulationOptions): Promise<Outcome> {
  const rng = new Rng(seed)
  const simulation = await Simulation.start(rng, instances, swallow)
  for (let step = 0; step < steps; step++) await simulation.step()
  await simulation.heal()
  return simulation.outcome()
}

class Simulation {
  private readonly rng: Rng
  private readonly clock = new FakeClock()
  private readonly ids = new SequentialIds('s')
  private readonly log = new FaultyLog(new MemoryIncidentLog())
  private readonly responders: SimulatedResponder[]
  private readonly servers: SimulatedServers
  private readonly whereTo = new Map<SimulatedLink, Instance>()
  private id: IncidentId | null = null
  private asked: Promise<unknown>[] = []
  private readonly counts = noCounts()

  static async start(
    rng: Rng,
    instances: number,
    swallow: (frame: Uint8Array) => boolean,
  ): Promise<Simulation> {
    const simulation = new Simulation(rng, instances, swallow)
    const [alice] = people
    if (!alice) throw new Error('nobody is there')
    const declared = await simulation
      .anInstance()
      .registry.declare(DECLARATION, { whatHappened: 'Errors', impact: '' }, alice)
    simulation.id = declared.id
    return simulation
  }

  private constructor(rng: Rng, instances: number, swallow: (frame: Uint8Array) => boolean) {
    this.rng = rng
    this.responders = people.map((actor, i) => new SimulatedResponder(actor, 100 + i, swallow))
    const { log, clock, ids } = this
    this.servers = new SimulatedServers(instances, { log, clock, ids, rng, people })
  }

  async step(): Promise<void> {
    const { rng } = this
    const responder = rng.pick(this.responders)
    const roll = rng.float()
    this.clock.advance(rng.int(40))
    if (roll < 0.26) this.edit(responder)
    else if (roll < 0.3) this.point(responder)
    else if (roll < 0.66) this.deliver(1 + rng.int(4))
    else if (roll < 0.7) this.servers.passWord()
    else if (roll < 0.76) this.breakOff(responder)
    else if (roll < 0.88) this.connect(responder)
    else if (roll < 0.93) this.command(responder)
    else if (roll < 0.945) this.log.nextFault = rng.pick(['beforeWrite', 'afterWrite'])
    else if (roll < 0.955) await this.crash()
    else if (roll < 0.98) this.swap(responder)
    else if (roll < 0.985) this.servers.cutWord()
    else this.advance()
    // Sometimes frames pile up before the server gets to them, sometimes not.
    if (rng.chance(0.7)) await this.settle()
    this.checkResponders()
  }

  /** Everybody comes back, everything is delivered: now all must be equal. */
  async heal(): Promise<void> {
    this.log.nextFault = null
    this.servers.heal()
    // Word that was lost is made up for by asking the log.
    await this.untilQuiet(6_000, this.responders)
    await Promise.all(this.asked)
    await checkHealed(this.incident(), this.log, {
      servers: this.servers.instances,
      responders: this.responders,
    })
    for (const { cursor } of this.responders) cursor.renew()
    await this.untilQuiet(CURSOR_REST_MS, this.responders)
    checkCursors(this.responders)
    const leaving = this.rng.pick(this.responders)
    const staying = this.responders.filter((responder) => responder !== leaving)
    leaving.disconnect()
    await this.untilQuiet(CURSOR_REST_MS, staying)
    checkCursors(staying)
  }

  async outcome(): Promise<Outcome> {
    const acks = this.responders.reduce((sum, r) => sum + r.acknowledged.length, 0)
    const rows = await this.log.read(this.incident(), { after: 0 })
    return { rows, counts: { ...this.counts, ...this.servers.counts, faults: this.log.faultsHad, acks } }
  }

  /** Who should be there comes back; then time passes until nothing is under way any more. */
  private async untilQuiet(roundMs: number, present: readonly SimulatedResponder[]): Promise<void> {
    for (let round = 0; round < 60; round++) {
      await this.settle()
      this.servers.hub.deliverAll()
      await this.settle()
      this.clock.advance(roundMs)
      await this.settle()
      for (const responder of present) if (!responder.isOnline) this.connect(responder)
      await this.settle()
      if (this.waiting() === 0 && this.servers.hub.underWay.length === 0) return
      this.deliver(400)
    }
  }

  private edit(responder: SimulatedResponder): void {
    // An observer's device has no edit controls; that its frames are dropped is shown by the wire tests.
    if (responder.actor.accountRole === 'observer') return
    // The draft and the first words are the server's; a device that has seen nothing yet only types.
    const isEmpty = readBoard(responder.board).whatHappened === ''
    edit(responder, isEmpty ? 'type' : this.rng.pick(EDITS), {
      rng: this.rng,
      now: this.clock.now(),
      newId: () => this.ids.next(),
    })
    this.counts.edits += 1
  }

  private point({ cursor }: SimulatedResponder): void {
    cursor.point(this.rng.int(1_000))
    this.counts.cursors += 1
  }

  private command({ actor }: SimulatedResponder): void {
    const type = this.rng.pick(['assumeRole', 'renounceRole'] as const)
    const command = { id: this.ids.next(), type, role: 'commander' } as const
    // Asked again, it may come to another instance.
    const ask = () => {
      const { registry, log } = this.anInstance()
      return Promise.race([registry.command(this.incident(), command, actor), log.died.then(() => null)])
    }
    // Whether the answer gets through is chance; asked again, the same command must not act twice.
    const asked = ask().catch(() => null)
    this.asked.push(this.rng.chance(0.3) ? asked.then(() => ask()).catch(() => null) : asked)
    this.counts.commands += 1
  }

  private deliver(frames: number): void {
    for (let i = 0; i < frames; i++) {
      const links = this.responders.flatMap((r) => r.links).filter((link) => link.waiting > 0)
      if (links.length === 0) return
      this.rng.pick(links).deliverOne(this.rng)
    }
  }

  private breakOff(responder: SimulatedResponder): void {
    responder.disconnect()
    this.counts.breaks += 1
  }

  private swap(responder: SimulatedResponder): void {
    const other = this.rng.pick(this.responders)
    // Who brings the first words of somebody the server has never heard of is taken for their author in the end (LIVE19).
    const isKnown = (r: SimulatedResponder) => r.acknowledged.length > 0 || r.actor.accountRole === 'observer'
    if (other === responder || !isKnown(responder) || !isKnown(other)) return
    responder.swapBoards(other)
    this.counts.swaps += 1
  }

  private connect(responder: SimulatedResponder): void {
    responder.connect((link: SimulatedLink) => {
      // Each line for itself, as a proxy without stickiness does.
      const instance = this.anInstance()
      this.whereTo.set(link, instance)
      instance.registry.attach(this.incident(), link).then(
        (seat) => (seat ? link.seated(seat) : link.close('unknownIncident')),
        () => link.close('storageUnavailable'),
      )
    })
  }

  /** The process dies: nothing in memory is flushed, every line breaks, the log is what it is. */
  private async crash(): Promise<void> {
    await checkAcknowledged(this.log, this.incident(), this.responders)
    const dead = await this.servers.crash()
    for (const link of this.responders.flatMap((r) => r.links))
      if (this.whereTo.get(link) === dead) link.break()
    this.counts.crashes += 1
  }

  private advance(): void {
    const before = this.servers.instances.some(({ registry }) => registry.loaded > 0)
    this.clock.advance(30_000 + this.rng.int(90_000))
    if (before) this.counts.unloads += 1
  }

  private anInstance(): Instance {
    return this.rng.pick(this.servers.instances)
  }

  private async settle(): Promise<void> {
    // Openings and commits take several turns of the microtask queue; a macrotask runs after all of them.
    for (let i = 0; i < 3; i++) {
      await new Promise((resolve) => setImmediate(resolve))
      for (const { registry } of this.servers.instances) await registry.idle()
    }
  }

  /** [SIM2] An honest responder is never told that it is broken. */
  private checkResponders(): void {
    for (const responder of this.responders) expect(responder.cutOff, '[SIM2]').toEqual([])
  }

  private waiting(): number {
    return this.responders.flatMap((r) => r.links).reduce((sum, link) => sum + link.waiting, 0)
  }

  private incident(): IncidentId {
    if (!this.id) throw new Error('nothing is declared yet')
    return this.id
  }
}
