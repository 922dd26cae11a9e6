/** The documents of one incident in memory: loaded from the log, or as they were at an instant. */
import { type BoardDocument, openBoard } from '@warroom/shared/document/board-document.ts'
import { readBoard } from '@warroom/shared/document/read-board.ts'
import { readRecord } from '@warroom/shared/document/read-record.ts'
import { openRecord, type RecordDocument } from '@warroom/shared/document/record-document.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import * as Y from 'yjs'
import type { Checkpoint, ClientOwner, IncidentLog, LogRow } from '../ports/incident-log.ts'
import type { DocumentTail } from './document-lane.ts'
import type { IncidentState } from './incident-rooms.ts'
import { LIVE_DOCUMENTS, readStoredRoom, type StoredDocument, type StoredRoom } from './stored-room.ts'

export interface RoomDocuments {
  readonly record: RecordDocument
  readonly board: BoardDocument
  /** What each document was loaded from. */
  readonly tail: Readonly<Record<'record' | 'board', DocumentTail>>
}

const emptyDocuments = (): Pick<RoomDocuments, 'record' | 'board'> => ({
  record: openRecord(new Y.Doc({ gc: true })),
  board: openBoard(new Y.Doc({ gc: true })),
})

/** One transaction for the whole replay: a hundred thousand rows take seconds this way, and minutes one by one. */
function replayInto(doc: Y.Doc, checkpoint: Checkpoint | null, rows: readonly LogRow[]): void {
  doc.transact(() => {
    if (checkpoint) Y.applyUpdate(doc, checkpoint.state)
    for (const row of rows) Y.applyUpdate(doc, row.update)
  }, LOADING)
}

/** Origin of what is read back from the log. */
export const LOADING = { source: 'log' } as const

/** Everything of an incident that a room keeps in memory, as of `head`. */
export interface LoadedRoom {
  readonly head: number
  readonly documents: RoomDocuments
  readonly owners: readonly ClientOwner[]
}

/** `null` when there is no such incident. */
export async function loadRoom(log: IncidentLog, id: IncidentId): Promise<LoadedRoom | null> {
  const stored = await readStoredRoom(log, id)
  return stored && buildRoom(stored)
}

export function buildRoom({ head, documents: stored, owners }: StoredRoom): LoadedRoom {
  const documents = emptyDocuments()
  for (const name of LIVE_DOCUMENTS) {
    replayInto(documents[name].doc, stored[name].checkpoint, stored[name].rows)
  }
  const tail = { record: tailOf(stored.record), board: tailOf(stored.board) }
  return { head, documents: { ...documents, tail }, owners }
}

const tailOf = ({ rows, bytes, full }: StoredDocument): DocumentTail => ({ rows: rows.length, bytes, full })

/** The state as known at `at`: the log up to that point, and nothing later. `null` before the first row. */
export async function stateAt(log: IncidentLog, id: IncidentId, at: number): Promise<IncidentState | null> {
  const rows = await log.read(id, { after: 0, throughAt: at })
  const last = rows.at(-1)
  if (!last) return null
  const documents = emptyDocuments()
  for (const name of LIVE_DOCUMENTS) {
    replayInto(
      documents[name].doc,
      null,
      rows.filter((row) => row.document === name),
    )
  }
  return describe(documents, last.seq)
}

export function describe(
  { record, board }: Pick<RoomDocuments, 'record' | 'board'>,
  seq: number,
): IncidentState {
  const { doc: _recordDoc, ...recordRoots } = record
  const { doc: _boardDoc, ...boardRoots } = board
  return {
    seq,
    record: readRecord(record),
    board: readBoard(board),
    recordJson: plainRoots(recordRoots),
    boardJson: plainRoots(boardRoots),
  }
}

const plainRoots = (roots: Readonly<Record<string, { toJSON(): unknown }>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(roots).map(([name, root]) => [name, root.toJSON()]))
