import type { CommandType } from '@warroom/shared/commands/command.ts'
import type { Action } from '@warroom/shared/domain/action.ts'
import type { Hypothesis } from '@warroom/shared/domain/hypothesis.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'

export interface PaletteScreen {
  readonly label: string
  readonly path: string
  readonly shortcut?: string
}

/** All that the palette may find, on this device; nothing is asked of the server. */
export interface PaletteState {
  readonly screens: readonly PaletteScreen[]
  readonly incidents: readonly Pick<IncidentSummary, 'id' | 'key' | 'title' | 'severity' | 'status'>[]
  /** Why this person cannot declare, or `null`. */
  readonly noDeclaring: string | null
  /** IANA name of the zone that times are shown in on this device. */
  readonly zone: string
  /** `null` outside a room. */
  readonly room: RoomNow | null
}

export interface RoomNow {
  readonly record: IncidentRecord
  readonly hypotheses: readonly Hypothesis[]
  readonly actions: readonly Action[]
  readonly me: PersonId
  /** Who can be given work, me included. */
  readonly people: readonly { readonly personId: PersonId; readonly name: string }[]
  readonly nameOf: (personId: string | null) => string
  /** Why the board cannot be changed by this person, or `null`. */
  readonly noEditing: string | null
  /** Why the server cannot be asked for this now, or `null`. */
  readonly noAsking: (type: CommandType) => string | null
}
