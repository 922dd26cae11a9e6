/** The Socket.IO contract (DESIGN 2), typed once for both ends. Every client event is acknowledged. */
import { z } from 'zod'
import { commandSchema } from '../commands/command.ts'
import type { CommandResult } from '../commands/refusal.ts'
import type { IncidentId } from '../domain/ids.ts'
import type { IncidentSummary } from '../domain/incident-summary.ts'
import { PRESENCE_STATES, type PresentPerson } from '../domain/presence.ts'

const incidentId = z.string().min(1).max(128)

/** Accepts an incident's id or its key (`INC-7`). */
export const joinSchema = z.object({ incidentId })
export const presenceSetSchema = z.object({
  incidentId,
  focus: z
    .object({ kind: z.string().min(1).max(32), id: z.string().min(1).max(128) })
    .nullable()
    .default(null),
  // A word from a newer client still means "here".
  state: z.enum(PRESENCE_STATES).catch('active'),
})
export const commandCallSchema = z.object({ incidentId, command: commandSchema })

export type Ack<T> = ({ readonly ok: true } & T) | Extract<CommandResult, { ok: false }>

export interface JoinAnswer {
  readonly people: readonly PresentPerson[]
  /** The server's clock, for the offset that all timers on screen use. */
  readonly serverNow: number
}

export interface ClientToServerEvents {
  'incident:join': (call: z.input<typeof joinSchema>, ack: (answer: Ack<JoinAnswer>) => void) => void
  'incident:leave': (call: z.input<typeof joinSchema>, ack: (answer: Ack<object>) => void) => void
  'presence:set': (call: z.input<typeof presenceSetSchema>, ack: (answer: Ack<object>) => void) => void
  command: (
    call: { readonly incidentId: string; readonly command: z.input<typeof commandSchema> },
    ack: (answer: CommandResult) => void,
  ) => void
  /** Round trip for the clock offset. */
  'clock:ask': (ack: (answer: { readonly ok: true; readonly serverNow: number }) => void) => void
}

export interface PresenceMessage {
  readonly incidentId: IncidentId
  readonly people: readonly PresentPerson[]
}

/** A row of the incident list with who is in it. */
export interface ListedIncident extends IncidentSummary {
  readonly url: string
  readonly people: readonly PresentPerson[]
}

export interface ServerToClientEvents {
  presence: (message: PresenceMessage) => void
  /** Rows that changed, coalesced; a client merges them by id. */
  'incidents:changed': (message: { readonly incidents: readonly ListedIncident[] }) => void
  notice: (message: {
    readonly kind: NoticeKind
    readonly text: string
    readonly incidentId?: IncidentId
  }) => void
}

/**
 * `draining`: the server is about to restart; `storage`: it cannot save; `signedOut`: the session was ended;
 * `instancesApart`: what people at other instances do comes late.
 */
export type NoticeKind =
  | 'draining'
  | 'storage'
  | 'storageBack'
  | 'signedOut'
  | 'instancesApart'
  | 'instancesTogether'
