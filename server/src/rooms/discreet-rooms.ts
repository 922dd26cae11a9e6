/**
 * Rooms in which a concern can be raised without a name. Invariants:
 * 1. Who raised it is dropped here: no document, row, stored answer or log line gets it, nor the id their device gave it.
 * 2. It is told some time later, by chance, so that nobody sees who was typing when it came.
 * Held in memory until then: a server that is killed in that minute loses it, and the device that still has the words sees
 * that it did not come. On an orderly stop it is told at once.
 */
import type { Command } from '@warroom/shared/commands/command.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import { type Actor, NOBODY } from '@warroom/shared/domain/actor.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import type { Scheduler } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import type { IncidentRooms } from './incident-rooms.ts'

export interface DiscretionPorts {
  readonly scheduler: Scheduler
  readonly ids: IdSource
  /** How long one is held, in milliseconds: by chance, and not to be guessed. */
  readonly delayMs: () => number
}

/** A store that is away is asked again after this long. */
const AGAIN_MS = 5_000
/** `seq` of what has not been written yet. */
const NOT_YET = 0

interface Held {
  readonly incidentId: IncidentId
  readonly text: string
  cancel: () => void
}

export class DiscreetRooms implements IncidentRooms {
  private readonly rooms: IncidentRooms
  private readonly ports: DiscretionPorts
  /** By the id the device gave it, so that one sent twice is told once. */
  private readonly held = new Map<string, Held>()
  readonly declare: IncidentRooms['declare']
  readonly state: IncidentRooms['state']
  readonly replay: IncidentRooms['replay']
  readonly onCommit: IncidentRooms['onCommit']
  readonly welcome: IncidentRooms['welcome']

  constructor(rooms: IncidentRooms, ports: DiscretionPorts) {
    this.rooms = rooms
    this.ports = ports
    this.declare = rooms.declare.bind(rooms)
    this.state = rooms.state.bind(rooms)
    this.replay = rooms.replay.bind(rooms)
    this.onCommit = rooms.onCommit.bind(rooms)
    this.welcome = rooms.welcome.bind(rooms)
  }

  async command(incidentId: IncidentId, command: Command, actor: Actor): Promise<CommandResult> {
    if (command.type !== 'raiseConcern' || !command.anonymous) {
      return this.rooms.command(incidentId, command, actor)
    }
    const permission = authorize(actor, 'command:raiseConcern', { kind: 'incident' })
    if (!permission.allowed) return { ok: false, refusal: { code: 'forbidden', message: permission.why } }
    if (!this.held.has(command.id)) this.hold(command.id, { incidentId, text: command.text })
    return { ok: true, seq: NOT_YET }
  }

  /** Tells all that is held. */
  async flush(): Promise<void> {
    await Promise.all([...this.held.keys()].map((id) => this.tell(id)))
  }

  private hold(id: string, { incidentId, text }: Pick<Held, 'incidentId' | 'text'>): void {
    this.held.set(id, { incidentId, text, cancel: () => undefined })
    this.wait(id, this.ports.delayMs())
  }

  private wait(id: string, ms: number): void {
    const held = this.held.get(id)
    if (held) held.cancel = this.ports.scheduler.after(ms, () => void this.tell(id))
  }

  private async tell(id: string): Promise<void> {
    const held = this.held.get(id)
    if (!held) return
    held.cancel()
    const { incidentId, text } = held
    const command = { id: this.ports.ids.next(), type: 'raiseConcern', text, anonymous: true } as const
    try {
      await this.rooms.command(incidentId, command, NOBODY)
      this.held.delete(id)
    } catch {
      this.wait(id, AGAIN_MS)
    }
  }
}
