import type { Command } from '@warroom/shared/commands/command.ts'
import type { Declaration } from '@warroom/shared/commands/declare-incident.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { BoardState } from '@warroom/shared/domain/board-state.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'

/** Both documents of an incident as they are, or were, at `seq`. */
export interface IncidentState {
  readonly seq: number
  readonly record: IncidentRecord
  readonly board: BoardState
  /** The documents' own JSON (`Y.Doc` roots as plain values), for callers that want everything. */
  readonly recordJson: Readonly<Record<string, unknown>>
  readonly boardJson: Readonly<Record<string, unknown>>
}

/** First words written on a new board. */
export interface FirstWords {
  readonly whatHappened: string
  readonly impact: string
}

/** What transports may ask of the rooms. Who may ask it has been decided before, except for commands. */
export interface IncidentRooms {
  /** `id` when it was allotted before; rejects when an incident has it. */
  declare(
    declaration: Declaration,
    words: FirstWords,
    actor: Actor,
    id?: IncidentId,
  ): Promise<{ readonly id: IncidentId; readonly key: string; readonly seq: number }>
  /** Permission is part of the decision. Rejects only when storage fails. */
  command(incidentId: IncidentId, command: Command, actor: Actor): Promise<CommandResult>
  /** `null` when there is no such incident. Opens the room if needed. */
  state(incidentId: IncidentId): Promise<IncidentState | null>
  /** As known at an instant (milliseconds since the epoch); `null` before the declaration. */
  replay(incidentId: IncidentId, at: number): Promise<IncidentState | null>
  /** Called after each commit of an incident. Returns the unsubscriber. */
  onCommit(listener: (incidentId: IncidentId) => void): () => void
  /** Notes that a person entered (they become a participant). */
  welcome(incidentId: IncidentId, actor: Actor): Promise<void>
}
