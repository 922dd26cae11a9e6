/** What a screen can reach of one incident's room. Everything that needs a wire, a disk or a clock is behind it. */
import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { BoardEdits } from './board-edits-contract.ts'
import type { BoardStore } from './board-store.ts'
import type { CommandSender } from './command-sender.ts'
import type { Connection } from './connection.ts'
import type { LastSeenLane } from './last-seen-contract.ts'
import type { Readable } from './observable.ts'
import type { OverwrittenFields } from './overwritten-contract.ts'
import type { PresenceLane } from './presence-contract.ts'
import type { ServerTime } from './server-time.ts'
import type { TextCursors } from './text-cursors-contract.ts'
import type { UndoHistory } from './undo-contract.ts'

/** The person at this screen, from the session. */
export interface Me {
  readonly personId: PersonId
  readonly name: string
  readonly accountRole: AccountRole
}

export interface Room {
  readonly incidentId: string
  readonly me: Me
  /** Whether this person may write on the board, and why not. */
  readonly writing: { readonly canEdit: boolean; readonly whyNot: string | null }
  readonly record: Readable<IncidentRecord | null>
  readonly board: BoardStore
  readonly edits: BoardEdits & Room['writing']
  readonly connection: Connection
  readonly commands: CommandSender
  readonly presence: PresenceLane
  readonly time: ServerTime
  readonly undo: UndoHistory
  readonly overwritten: OverwrittenFields
  readonly cursors: TextCursors
  readonly lastSeen: LastSeenLane
}
