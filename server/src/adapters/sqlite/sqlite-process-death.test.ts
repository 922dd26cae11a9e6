import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Rng } from '@warroom/shared/testing/rng.ts'
import { afterEach, expect, test } from 'vitest'
import { bytesOfRow } from '../../testing/bytes-of-row.ts'
import { declared } from '../../testing/incident-log.contract.ts'
import { DataDirectoryInUse } from './data-directory-lock.ts'
import { openDatabase } from './open-database.ts'
import { SqliteIncidentLog } from './sqlite-incident-log.ts'

const directory = mkdtempSync(join(tmpdir(), 'warroom-killed-'))
afterEach(() => rmSync(directory, { recursive: true }))

/** Lets a process append, kills it after so many acknowledgements, and returns the last number it acknowledged. */
async function appendAndDie(incidentId: string, after: number): Promise<number> {
  const script = fileURLToPath(new URL('../../testing/appending-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, directory, incidentId], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  let acknowledged = 0
  let count = 0
  for await (const line of createInterface(child.stdout)) {
    acknowledged = Number(line)
    count += 1
    if (count === 1) expect(() => openDatabase(directory)).toThrow(DataDirectoryInUse)
    if (count === after) child.kill('SIGKILL')
  }
  expect(await ended).toEqual([null, 'SIGKILL'])
  return acknowledged
}

test('[STORE19] a process killed in the middle of appends loses nothing it had acknowledged, and leaves no gap and no lock', async () => {
  const first = openDatabase(directory)
  const incidentId = await declared(new SqliteIncidentLog(first.db))
  first.close()
  const rng = new Rng(19)
  for (let round = 0; round < 4; round++) {
    const acknowledged = await appendAndDie(incidentId, 1 + rng.int(60))
    const { db, close } = openDatabase(directory)
    const log = new SqliteIncidentLog(db)
    const head = await log.head(incidentId)
    expect(head).toBeGreaterThanOrEqual(acknowledged)
    const rows = await log.read(incidentId, { after: 1 })
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 2))
    expect(rows.at(-1)?.seq).toBe(head)
    for (const { seq, update } of rows) expect(Buffer.compare(update, bytesOfRow(seq))).toBe(0)
    expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    close()
  }
}, 60_000)
