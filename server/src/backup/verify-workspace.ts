/** Whether a SQLite database holds a whole workspace: not only readable pages, but logs that replay to what was there. */
import { DatabaseSync } from 'node:sqlite'
import { asIncidentId, type IncidentId } from '@warroom/shared/domain/ids.ts'
import * as Y from 'yjs'
import { SqliteIncidentLog } from '../adapters/sqlite/sqlite-incident-log.ts'
import type { IncidentLog } from '../ports/incident-log.ts'
import { stateAt } from '../rooms/room-documents.ts'

export interface VerifiedWorkspace {
  readonly incidents: number
  readonly rows: number
}

/** Something in it is not as it was written. Its message is for people. */
export class DamagedWorkspace extends Error {}

/** Throws `DamagedWorkspace`, naming what is wrong. Nothing is changed. */
export async function verifyWorkspace(file: string): Promise<VerifiedWorkspace> {
  const db = openReadOnly(file)
  try {
    checkPages(db, file)
    const log = new SqliteIncidentLog(db)
    const incidents = db.prepare('SELECT id FROM incident ORDER BY id').all()
    let rows = 0
    for (const { id } of incidents) rows += await verifyIncident(log, asIncidentId(String(id)))
    return { incidents: incidents.length, rows }
  } finally {
    db.close()
  }
}

function openReadOnly(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { readOnly: true })
  } catch (cause) {
    throw new DamagedWorkspace(`${file} cannot be opened`, { cause })
  }
}

function checkPages(db: DatabaseSync, file: string): void {
  try {
    const [found] = db.prepare('PRAGMA integrity_check(1)').all()
    if (found?.integrity_check !== 'ok') throw new Error(String(found?.integrity_check))
    const [orphan] = db.prepare('PRAGMA foreign_key_check').all()
    if (orphan) throw new Error(`a row of ${String(orphan.table)} belongs to nothing`)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new DamagedWorkspace(`${file} is damaged, or is no Warroom database: ${why}`, { cause })
  }
}

/** The log without a gap, both documents from it, and checkpoints that say the same. */
async function verifyIncident(log: IncidentLog, id: IncidentId): Promise<number> {
  const rows = await log.read(id, { after: 0 })
  const head = await log.head(id)
  if (rows.some((row, i) => row.seq !== i + 1) || rows.length !== head) {
    throw new DamagedWorkspace(`The log of incident ${id} has a gap: ${rows.length} rows up to ${head}`)
  }
  try {
    await stateAt(log, id, Number.MAX_SAFE_INTEGER)
  } catch (cause) {
    throw new DamagedWorkspace(`The log of incident ${id} cannot be replayed`, { cause })
  }
  for (const document of ['record', 'board'] as const) {
    const checkpoint = await log.checkpoint(id, document)
    if (!checkpoint) continue
    const replayed = new Y.Doc()
    replayed.transact(() => {
      for (const row of rows) {
        if (row.document === document && row.seq <= checkpoint.seq) Y.applyUpdate(replayed, row.update)
      }
    })
    const kept = new Y.Doc()
    Y.applyUpdate(kept, checkpoint.state)
    if (!Y.equalSnapshots(Y.snapshot(replayed), Y.snapshot(kept))) {
      throw new DamagedWorkspace(`A checkpoint of incident ${id} is not what its log says`)
    }
  }
  return rows.length
}
