/** One change of the people at an instance, as it is told to the others and kept in Redis. */
import { asIncidentId, asPersonId, type IncidentId } from '@warroom/shared/domain/ids.ts'
import { PRESENCE_STATES } from '@warroom/shared/domain/presence.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import type { PresenceConnection } from '../../ports/presence-store.ts'

/** A connection with when it came, so that every instance shows people in the same order. */
export interface ArrivedConnection extends PresenceConnection {
  readonly arrivedAt: number
}

export interface PresenceNews {
  /** Which of its instance's changes this is, from 1. */
  readonly version: number
  readonly incidentId: IncidentId
  readonly connectionId: string
  /** `null` when it has gone. */
  readonly connection: ArrivedConnection | null
}

const stored = z.object({
  connectionId: z.string(),
  personId: z.string().transform(asPersonId),
  name: z.string(),
  focus: z.object({ kind: z.string(), id: z.string() }).nullable(),
  state: z.enum(PRESENCE_STATES),
  since: z.number(),
  arrivedAt: z.number(),
})

export const storedConnection = (connection: ArrivedConnection): string => JSON.stringify(connection)

/** Throws on what is no connection. */
export const readStoredConnection = (text: string): ArrivedConnection => stored.parse(JSON.parse(text))

export function writePresenceNews(encoder: encoding.Encoder, news: PresenceNews): void {
  encoding.writeVarUint(encoder, news.version)
  encoding.writeVarString(encoder, news.incidentId)
  encoding.writeVarString(encoder, news.connectionId)
  encoding.writeVarString(encoder, news.connection ? storedConnection(news.connection) : '')
}

export function readPresenceNews(decoder: decoding.Decoder): PresenceNews {
  const version = decoding.readVarUint(decoder)
  const incidentId = asIncidentId(decoding.readVarString(decoder))
  const connectionId = decoding.readVarString(decoder)
  const text = decoding.readVarString(decoder)
  return { version, incidentId, connectionId, connection: text === '' ? null : readStoredConnection(text) }
}
