/** An incident as it lies in the log: bytes, from which its documents are built, and which a newcomer can be sent as they are. */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { Checkpoint, ClientOwner, IncidentLog, LogRow } from '../ports/incident-log.ts'
import { FullState } from './full-state.ts'
import { EMPTY_UPDATE } from './sync-frames.ts'

export const LIVE_DOCUMENTS = ['record', 'board'] as const
export type LiveDocument = (typeof LIVE_DOCUMENTS)[number]

export interface StoredDocument {
  readonly checkpoint: Checkpoint | null
  /** Later than the checkpoint, up to the head. */
  readonly rows: readonly LogRow[]
  /** Of the checkpoint and the rows. */
  readonly bytes: number
  /** The same, as it is sent. */
  readonly full: FullState
}

export interface StoredRoom {
  readonly head: number
  readonly documents: Readonly<Record<LiveDocument, StoredDocument>>
  readonly owners: readonly ClientOwner[]
}

/** `null` when there is no such incident. */
export async function readStoredRoom(log: IncidentLog, id: IncidentId): Promise<StoredRoom | null> {
  const before = await log.head(id)
  if (before === null) return null
  const record = await readDocument(log, id, 'record')
  const board = await readDocument(log, id, 'board')
  // Another instance may write while we read, so that one document is of a later moment than the other.
  const since = await log.read(id, { after: before })
  return {
    head: since.at(-1)?.seq ?? before,
    documents: { record: upTo(record, before, since), board: upTo(board, before, since) },
    owners: await log.clientOwners(id),
  }
}

type Read = Pick<StoredDocument, 'checkpoint' | 'rows'> & { readonly name: LiveDocument }

async function readDocument(log: IncidentLog, id: IncidentId, name: LiveDocument): Promise<Read> {
  const checkpoint = await log.checkpoint(id, name)
  return { name, checkpoint, rows: await log.read(id, { after: checkpoint?.seq ?? 0, document: name }) }
}

function upTo({ name, checkpoint, rows }: Read, before: number, since: readonly LogRow[]): StoredDocument {
  const isLater = (row: LogRow) => row.document === name && row.seq > (checkpoint?.seq ?? 0)
  const all = [...rows.filter((row) => row.seq <= before), ...since.filter(isLater)]
  const bytes = all.reduce((sum, row) => sum + row.update.byteLength, checkpoint?.state.byteLength ?? 0)
  const full = FullState.stored(
    checkpoint?.state ?? EMPTY_UPDATE,
    all.map((row) => row.update),
  )
  return { checkpoint, rows: all, bytes, full }
}
