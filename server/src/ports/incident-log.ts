/**
 * The append-only log of each incident: the truth everything else is derived from (DESIGN 1). Implemented on SQLite, on
 * PostgreSQL and in memory; one contract suite (`testing/incident-log.contract.ts`) runs on every adapter.
 */

import type { DomainEvent } from '@warroom/shared/commands/domain-event.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import type { CommandId, IncidentId, PersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'

/** One accepted update of one document. */
export interface NewLogRow {
  /** Server time in milliseconds since the epoch. */
  readonly at: number
  readonly document: DocumentName
  /** Who caused it; `null` for the server itself. */
  readonly personId: PersonId | null
  /** A Yjs update, format V1; never empty. */
  readonly update: Uint8Array
  /** Facts of a decided command; empty for an edit. */
  readonly events: readonly DomainEvent[]
}
export interface LogRow extends NewLogRow {
  /** Gapless per incident, from 1. */
  readonly seq: number
}

/** A Yjs clientID and the person it belongs to for ever, in one document. */
export interface ClientOwner {
  readonly document: DocumentName
  readonly clientId: number
  readonly personId: PersonId
}

/** A command's answer, kept so that the same command sent again is answered alike and acts once. */
export interface AnsweredCommand {
  readonly commandId: CommandId
  readonly personId: PersonId
  readonly result: CommandResult
}

/** Everything in it becomes durable together, or nothing does. */
export interface Append {
  readonly incidentId: IncidentId
  /** Head this was validated against; another head means somebody else was first. */
  readonly expectedHead: number
  readonly rows: readonly NewLogRow[]
  readonly newClients: readonly ClientOwner[]
  /** At most one per append, already carrying the `seq` its rows will get. */
  readonly command: AnsweredCommand | null
  /** The list row after these rows, or `null` when it did not change. `seq` is set by the store. */
  readonly summary: Omit<IncidentSummary, 'seq'> | null
}

export type AppendOutcome =
  | { readonly ok: true; readonly head: number }
  | { readonly ok: false; readonly head: number }

/**
 * The right to be the next who appends to one incident, while others wait. Bounded: whoever keeps it without a word loses
 * it after seconds, and an append with it then fails.
 */
export interface Turn {
  /** The head as it is, and stays until this turn ends. */
  readonly head: number
  /** Durable when it resolves `ok`, like the log's own. It ends the turn. */
  append(append: Append): Promise<AppendOutcome>
  /** Ends the turn; does nothing after an append. */
  end(): Promise<void>
}

export interface Checkpoint {
  /** Rows up to and including this one are in it. */
  readonly seq: number
  /** Full state, a Yjs update in format V1: what a newcomer is sent, as it is. */
  readonly state: Uint8Array
}

export interface IncidentLog {
  /** Next number for a key (`INC-<n>`), never given twice. */
  allotNumber(): Promise<number>
  /** Opens the log of a new incident with its first rows. Throws when the incident exists. */
  create(
    append: Omit<Append, 'expectedHead' | 'summary'> & { readonly summary: Omit<IncidentSummary, 'seq'> },
  ): Promise<number>
  /** Seq of the last row; `null` when there is no such incident. */
  head(incidentId: IncidentId): Promise<number | null>
  /**
   * Compare-and-swap on the head. Durable (on disk) when it resolves `ok`. An outcome `ok: false` wrote nothing and
   * carries the head that was found. Rejects when storage fails; then nothing may be acknowledged.
   */
  append(append: Append): Promise<AppendOutcome>
  /** Waits until nobody else writes in this incident, and keeps it so until the turn ends. Rejects when there is none. */
  takeTurn(incidentId: IncidentId): Promise<Turn>
  /** The heads of many incidents in one question; those that do not exist are left out. */
  heads(incidentIds: readonly IncidentId[]): Promise<ReadonlyMap<IncidentId, number>>
  /** Rows with `after < seq`, oldest first; `documents` and `throughAt` narrow them, `limit` bounds them. */
  read(
    incidentId: IncidentId,
    range: {
      readonly after: number
      readonly document?: DocumentName
      readonly throughAt?: number
      readonly limit?: number
    },
  ): Promise<LogRow[]>
  /** Owners of clientIDs in all documents of the incident. */
  clientOwners(incidentId: IncidentId): Promise<ClientOwner[]>
  /** The stored answer of a command of this incident, by whoever sent it. */
  answeredCommand(incidentId: IncidentId, commandId: CommandId): Promise<AnsweredCommand | null>
  /** Newest checkpoint whose checksum holds, or `null`. */
  checkpoint(incidentId: IncidentId, document: DocumentName): Promise<Checkpoint | null>
  /** Insert-only: two writers may both do it. Keeps the newest two. */
  saveCheckpoint(incidentId: IncidentId, document: DocumentName, checkpoint: Checkpoint): Promise<void>
}
