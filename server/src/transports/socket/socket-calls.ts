/** What a socket may ask. Each call is parsed, checked and answered here; decisions are made elsewhere. */
import { commandSchema } from '@warroom/shared/commands/command.ts'
import type { CommandResult, Refusal, RefusalCode } from '@warroom/shared/commands/refusal.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { authorize, type PermissionAction } from '@warroom/shared/domain/permission.ts'
import type { Focus } from '@warroom/shared/domain/presence.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import { commandCallSchema, joinSchema, presenceSetSchema } from '@warroom/shared/protocol/socket-events.ts'
import { z } from 'zod'
import type { IncidentIndex } from '../../ports/incident-index.ts'
import type { PresenceStore } from '../../ports/presence-store.ts'
import type { IncidentRooms } from '../../rooms/incident-rooms.ts'
import type { RoomLogger } from '../../rooms/room-ports.ts'
import { type CommandClient, incidentRoom } from './socket-contract.ts'

export interface CallPorts {
  readonly rooms: IncidentRooms
  readonly index: IncidentIndex
  readonly presence: PresenceStore
  readonly clock: Clock
  readonly logger: RoomLogger
}

/** A person looks at one; a program may follow a few. */
const MOST_JOINED = 100

/** Thrown inside a call, answered as a refusal. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(code: RefusalCode, message: string) {
    super(message)
    this.refusal = { code, message }
  }
}

export class SocketCalls {
  private readonly socket: CommandClient
  private readonly ports: CallPorts
  private readonly focusSince = new Map<
    IncidentId,
    { readonly focus: Focus | null; readonly since: number }
  >()

  /** Whereabouts change one after the other: a leave that came second must not be done first. */
  private moving: Promise<unknown> = Promise.resolve()

  constructor(socket: CommandClient, ports: CallPorts) {
    this.socket = socket
    this.ports = ports
  }

  join(call: unknown): Promise<object> {
    return this.inTurn(() => this.enter(parse(joinSchema, call).incidentId))
  }

  leave(call: unknown): Promise<object> {
    return this.inTurn(() => this.exit(parse(joinSchema, call).incidentId))
  }

  setPresence(call: unknown): Promise<object> {
    return this.inTurn(() => this.move(parse(presenceSetSchema, call)))
  }

  async command(call: unknown): Promise<CommandResult> {
    const { incidentId, command } = parseCommand(call)
    this.allow('incident:read')
    const id = await this.find(incidentId)
    return this.ports.rooms.command(id, command, this.socket.data.actor)
  }

  /** Leaves everything at once. */
  async gone(): Promise<void> {
    const joined = [...this.socket.data.joined]
    this.socket.data.joined.clear()
    for (const id of joined) await this.ports.presence.remove(id, this.socket.id)
  }

  private inTurn(move: () => Promise<object>): Promise<object> {
    const moved = this.moving.then(move)
    this.moving = moved.catch(() => undefined)
    return moved
  }

  private async enter(incidentId: string): Promise<object> {
    this.allow('incident:read')
    const id = await this.find(incidentId)
    const { actor, joined } = this.socket.data
    if (joined.size >= MOST_JOINED && !joined.has(id)) {
      throw new Refused(
        'invalid',
        `You have joined ${MOST_JOINED} incidents. Leave one first (incident:leave).`,
      )
    }
    await this.ports.rooms.welcome(id, actor)
    // The socket may have gone while the room was opened; what has left is not put back.
    if (!this.socket.connected) return {}
    joined.add(id)
    await this.socket.join(incidentRoom(id))
    await this.publish(id, null, 'active')
    return { people: await this.ports.presence.people(id), serverNow: this.ports.clock.now() }
  }

  private async exit(incidentId: string): Promise<object> {
    const id = await this.find(incidentId)
    if (!this.socket.data.joined.delete(id)) return {}
    this.focusSince.delete(id)
    await this.socket.leave(incidentRoom(id))
    await this.ports.presence.remove(id, this.socket.id)
    return {}
  }

  private async move({ incidentId, focus, state }: z.output<typeof presenceSetSchema>): Promise<object> {
    this.allow('presence:publish')
    const id = await this.find(incidentId)
    if (!this.socket.data.joined.has(id)) {
      throw new Refused('invalid', 'Join the incident first (incident:join), then say where you are.')
    }
    await this.publish(id, focus, state)
    return {}
  }

  private async publish(
    id: IncidentId,
    focus: Focus | null,
    state: 'active' | 'typing' | 'idle' | 'away',
  ): Promise<void> {
    const { actor } = this.socket.data
    const before = this.focusSince.get(id)
    const stays = before && before.focus?.kind === focus?.kind && before.focus?.id === focus?.id
    const since = stays ? before.since : this.ports.clock.now()
    this.focusSince.set(id, { focus, since })
    const { personId, name } = actor
    await this.ports.presence.set(id, { connectionId: this.socket.id, personId, name, focus, state, since })
    // Gone while this was written: presence must not outlive the socket.
    if (!this.socket.connected) await this.ports.presence.remove(id, this.socket.id)
  }

  private allow(action: PermissionAction): void {
    const permission = authorize(this.socket.data.actor, action, { kind: 'incident' })
    if (!permission.allowed) throw new Refused('forbidden', permission.why)
  }

  private async find(idOrKey: string): Promise<IncidentId> {
    const summary = await this.ports.index.find(idOrKey)
    if (!summary) throw new Refused('notFound', 'There is no such incident.')
    return summary.id
  }
}

/** Every fault becomes an answer: a socket that is wrong is told so, and nothing escapes to the process. */
export async function answered(
  ports: CallPorts,
  asked: { readonly event: string; readonly connectionId: string; readonly personId: string },
  call: () => Promise<object>,
): Promise<object> {
  try {
    const answer = await call()
    return 'ok' in answer ? answer : { ok: true, ...answer }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    ports.logger.error({ ...asked, err: error }, 'a socket call failed')
    const message = 'Nothing was changed. Try again in a moment.'
    return { ok: false, refusal: { code: 'unavailable', message } satisfies Refusal }
  }
}

function parse<T extends z.ZodType>(schema: T, call: unknown): z.output<T> {
  const parsed = schema.safeParse(call)
  if (parsed.success) return parsed.data
  throw new Refused('invalid', `Not understood: ${z.prettifyError(parsed.error).slice(0, 500)}`)
}

/** A command of an unknown type names the types there are. */
function parseCommand(call: unknown): z.output<typeof commandCallSchema> {
  const shape = z.object({ command: z.object({ type: z.string() }) }).safeParse(call)
  const types = commandSchema.options.map((option) => option.shape.type.value)
  if (shape.success && !types.some((type) => type === shape.data.command.type)) {
    throw new Refused('invalid', `There is no command of this type. There are: ${types.join(', ')}.`)
  }
  return parse(commandCallSchema, call)
}
