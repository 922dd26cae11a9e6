/** Appends to the log of a data directory as fast as it can, saying each number once it is acknowledged. Made to be killed. */
import { writeSync } from 'node:fs'
import { asIncidentId } from '@warroom/shared/domain/ids.ts'
import { openDatabase } from '../adapters/sqlite/open-database.ts'
import { SqliteIncidentLog } from '../adapters/sqlite/sqlite-incident-log.ts'
import { bytesOfRow } from './bytes-of-row.ts'

const [directory = '', incident = ''] = process.argv.slice(2)
const log = new SqliteIncidentLog(openDatabase(directory).db)
const incidentId = asIncidentId(incident)
let head = (await log.head(incidentId)) ?? 0
for (;;) {
  const row = { at: head, document: 'board', personId: null, events: [] } as const
  const rows = [1, 2, 3].map((n) => ({ ...row, update: bytesOfRow(head + n) }))
  const appended = await log.append({
    incidentId,
    expectedHead: head,
    rows,
    newClients: [],
    command: null,
    summary: null,
  })
  if (!appended.ok) throw new Error('Somebody else appended')
  head = appended.head
  writeSync(1, `${head}\n`)
}
