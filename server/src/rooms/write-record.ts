/** The one way the server changes a record: as a peer of its own, on disk before anybody is told (invariant 2 of the room). */
import type { Append, NewLogRow } from '../ports/incident-log.ts'
import type { DocumentLane } from './document-lane.ts'

/** The room as seen here. */
export interface RecordRoom {
  readonly lanes: { readonly record: DocumentLane }
  commit(append: Pick<Append, 'rows' | 'newClients' | 'command'>): Promise<void>
  tellSaved(): void
}

/** Whose change it is, and the command it answers, if it does. */
export interface RecordChange extends Pick<NewLogRow, 'at' | 'personId' | 'events'> {
  readonly command: Append['command']
}

/** `false` when `change` changed nothing; then nothing is written. Rejects when storage failed. */
export async function writeRecord(
  room: RecordRoom,
  { command, ...facts }: RecordChange,
  change: () => void,
): Promise<boolean> {
  const { record } = room.lanes
  const update = record.write(change)
  if (!update) return false
  await room.commit({ rows: [{ ...facts, document: 'record', update }], newClients: [], command })
  record.broadcast([update])
  room.tellSaved()
  return true
}
