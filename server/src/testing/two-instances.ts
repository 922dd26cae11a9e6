/** Two instances of one workspace, and pages of people at either. */
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { SYNC_MESSAGE } from '@warroom/shared/protocol/sync-messages.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { MemoryIncidentLog } from '../adapters/memory/memory-incident-log.ts'
import { step1Frame } from '../rooms/sync-frames.ts'
import { BusHub, type HubBus } from './bus-hub.ts'
import { Device } from './device.ts'
import { anInstance, declareIn, HeldPeer } from './room-fixture.ts'

export type Instance = ReturnType<typeof anInstance> & { readonly bus: HubBus }

/** Somebody's page: what it says goes to its instance, what it is told goes into its document when it listens. */
export class Page {
  readonly peer: HeldPeer
  readonly device: Device
  private read = 0

  constructor(peer: HeldPeer, device: Device) {
    this.peer = peer
    this.device = device
  }

  /** Takes in what came; how many updates others' edits came in. */
  listen(): number {
    let updates = 0
    for (; this.read < this.peer.frames.length; this.read++) {
      const frame = this.peer.frames[this.read] ?? new Uint8Array()
      if (frame[0] !== SYNC_MESSAGE || frame[1] === 0) continue
      const decoder = decoding.createDecoder(frame.subarray(2))
      Y.applyUpdate(this.device.doc, decoding.readVarUint8Array(decoder))
      updates += frame[1] === 2 ? 1 : 0
    }
    this.device.updates = []
    return updates
  }

  send(): void {
    for (const frame of this.device.frames()) this.peer.say(frame)
  }
}

export class TwoInstances {
  readonly hub = new BusHub()
  readonly log = new MemoryIncidentLog()
  readonly clock = new FakeClock()
  readonly east = this.open('east')
  readonly west = this.open('west')
  readonly id: IncidentId

  static async start(): Promise<TwoInstances> {
    const instances = new TwoInstances('' as IncidentId)
    return Object.assign(instances, { id: (await declareIn(instances.east)).id })
  }

  private constructor(id: IncidentId) {
    this.id = id
  }

  /** Until nothing is queued at either, and no word is under way. */
  async settle(): Promise<void> {
    for (let i = 0; i < 6; i++) {
      await new Promise((resolve) => setImmediate(resolve))
      await Promise.all([this.east.settle(), this.west.settle()])
    }
  }

  async page(
    instance: Instance,
    actor: Actor,
    clientId: number,
    device = new Device(clientId),
  ): Promise<Page> {
    const peer = new HeldPeer(actor, { connectionId: `${actor.personId}-${clientId}` })
    const page = new Page(await instance.attachTo(this.id, peer), device)
    peer.say(step1Frame(Y.encodeStateVector(device.doc)))
    await this.settle()
    page.listen()
    return page
  }

  private open(name: string): Instance {
    const bus = this.hub.join(name)
    return { ...anInstance(this.log, { bus, clock: this.clock, ids: name }), bus }
  }
}
