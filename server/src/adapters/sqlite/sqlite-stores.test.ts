import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { testIdempotencyStore } from '../../testing/idempotency-store.contract.ts'
import { testIdentityStore } from '../../testing/identity-store.contract.ts'
import { testIncidentIndex } from '../../testing/incident-index.contract.ts'
import { anAppend, declared, testIncidentLog } from '../../testing/incident-log.contract.ts'
import { testSettingsStore } from '../../testing/settings-store.contract.ts'
import { DataDirectoryInUse } from './data-directory-lock.ts'
import { MIGRATIONS } from './migrations.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'
import { SqliteIdempotencyStore } from './sqlite-idempotency-store.ts'
import { SqliteIdentityStore } from './sqlite-identity-store.ts'
import { FIND, SqliteIncidentIndex } from './sqlite-incident-index.ts'
import { SqliteIncidentLog } from './sqlite-incident-log.ts'
import { SqliteSettingsStore } from './sqlite-settings-store.ts'
import { SqliteStorageHealth } from './sqlite-storage-health.ts'

const opened: { directory: string; database: OpenDatabase }[] = []

function openNew(): OpenDatabase {
  const directory = mkdtempSync(join(tmpdir(), 'warroom-sqlite-'))
  const database = openDatabase(directory)
  opened.push({ directory, database })
  return database
}

afterEach(() => {
  for (const { directory, database } of opened.splice(0)) {
    database.close()
    rmSync(directory, { recursive: true })
  }
})

describe('on SQLite', () => {
  testIncidentLog(async () => new SqliteIncidentLog(openNew().db))
  testIncidentIndex(async () => {
    const { db } = openNew()
    return { log: new SqliteIncidentLog(db), index: new SqliteIncidentIndex(db) }
  })
  testIdentityStore(async () => new SqliteIdentityStore(openNew().db))
  testIdempotencyStore(async () => new SqliteIdempotencyStore(openNew().db))
  testSettingsStore(async () => new SqliteSettingsStore(openNew().db))
})

test('[STORE11] every commit is flushed to the disk before it is answered', () => {
  const { db } = openNew()
  expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
})

test('[STORE12] a damaged checkpoint is passed over for the one before it', async () => {
  const { db } = openNew()
  const log = new SqliteIncidentLog(db)
  const id = await declared(log)
  await log.saveCheckpoint(id, 'board', { seq: 1, state: Uint8Array.of(1) })
  await log.saveCheckpoint(id, 'board', { seq: 2, state: Uint8Array.of(2) })
  db.exec("UPDATE checkpoint SET state = x'ff' WHERE seq = 2")
  expect(await log.checkpoint(id, 'board')).toEqual({ seq: 1, state: Uint8Array.of(1) })
  db.exec("UPDATE checkpoint SET state = x'ff' WHERE seq = 1")
  expect(await log.checkpoint(id, 'board')).toBeNull()
})

test('[STORE13] a second opener of the same directory is refused, and gets in once the first has closed', () => {
  const directory = mkdtempSync(join(tmpdir(), 'warroom-sqlite-'))
  const first = openDatabase(directory)
  expect(() => openDatabase(directory)).toThrow(DataDirectoryInUse)
  expect(() => openDatabase(directory)).toThrow(/process \d+/)
  first.close()
  openDatabase(directory).close()
  rmSync(directory, { recursive: true })
})

test('[STORE13] where no directory can be made the reason is said, at once', () => {
  const directory = mkdtempSync(join(tmpdir(), 'warroom-sqlite-'))
  writeFileSync(join(directory, 'notes.txt'), 'mine')
  expect(() => openDatabase(join(directory, 'notes.txt'))).toThrow('notes.txt is a file')
  expect(() => openDatabase(join(directory, 'notes.txt', 'data'))).toThrow('notes.txt is a file')
  openDatabase(join(directory, 'a', 'b')).close()
  if (existsSync('/proc/self')) expect(() => openDatabase('/proc/warroom/data')).toThrow()
  rmSync(directory, { recursive: true })
})

test('[STORE14] a database written by a newer version is refused in words, and left as it was', () => {
  const directory = mkdtempSync(join(tmpdir(), 'warroom-sqlite-'))
  const newer = [
    ...MIGRATIONS,
    { version: 999, name: 'from the future', sql: 'CREATE TABLE future (x INTEGER) STRICT' },
  ]
  openDatabase(directory, newer).close()
  expect(() => openDatabase(directory)).toThrow(/newer Warroom/)
  openDatabase(directory, newer).close()
  rmSync(directory, { recursive: true })
})

test('[STORE15] a released schema step that was changed afterwards is noticed', () => {
  const directory = mkdtempSync(join(tmpdir(), 'warroom-sqlite-'))
  openDatabase(directory).close()
  const changed = MIGRATIONS.map((m, i) => (i === 0 ? { ...m, sql: `${m.sql} ` } : m))
  expect(() => openDatabase(directory, changed)).toThrow(/differs from the released one/)
  rmSync(directory, { recursive: true })
})

test('[STORE16] an append that fails half-way leaves nothing behind', async () => {
  const { db } = openNew()
  const log = new SqliteIncidentLog(db)
  const id = await declared(log)
  db.exec("CREATE TRIGGER full BEFORE INSERT ON log_client BEGIN SELECT RAISE(FAIL, 'disk full'); END")
  const newClients = [{ document: 'board', clientId: 7, personId: 'alice' as never }] as const
  await expect(log.append(anAppend(id, { newClients }))).rejects.toThrow(/disk full/)
  expect(await log.head(id)).toBe(1)
  expect(await log.read(id, { after: 1 })).toEqual([])
  db.exec('DROP TRIGGER full')
  expect(await log.append(anAppend(id, { newClients }))).toEqual({ ok: true, head: 2 })
})

test('[STORE17] storage that takes no write says so', async () => {
  const { db } = openNew()
  const health = new SqliteStorageHealth(db)
  expect(await health.check()).toEqual({ writable: true })
  db.exec('PRAGMA query_only = ON')
  expect(await health.check()).toMatchObject({ writable: false, why: expect.stringMatching(/\w/) })
  db.exec('PRAGMA query_only = OFF')
})

test('[STORE18] the bundled SQLite is newer than the one that could corrupt a log that two connections write', () => {
  const db = new DatabaseSync(':memory:')
  const { version } = db.prepare('SELECT sqlite_version() AS version').get() as { version: string }
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  expect(major * 1_000_000 + minor * 1_000 + patch).toBeGreaterThanOrEqual(3_051_003)
  db.close()
})

test('[STORE20] a file that is damaged or something else is refused in words, and the directory stays free', () => {
  const directory = mkdtempSync(join(tmpdir(), 'warroom-sqlite-'))
  const file = join(directory, 'warroom.sqlite')
  writeFileSync(file, 'Dear diary, today the checkout failed again. '.repeat(100))
  expect(() => openDatabase(directory)).toThrow(/is damaged, or is no Warroom database/)
  rmSync(file)
  openDatabase(directory).close()
  rmSync(directory, { recursive: true })
})

test.skipIf(process.platform === 'win32')(
  '[STORE21] what is stored can be read by its owner alone',
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'warroom-sqlite-'))
    chmodSync(directory, 0o755)
    const database = openDatabase(directory)
    await declared(new SqliteIncidentLog(database.db))
    for (const file of readdirSync(directory)) {
      if (file.startsWith('warroom.')) expect(statSync(join(directory, file)).mode & 0o077).toBe(0)
    }
    expect(readdirSync(directory)).toContain('warroom.sqlite-wal')
    database.close()
    rmSync(directory, { recursive: true })
  },
)

test('[STORE22] looking up one incident does not read the others', () => {
  const { db } = openNew()
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${FIND}`).all('INC-1', 'INC-1')
  const steps = plan.map(({ detail }) => String(detail))
  expect(steps.filter((step) => step.startsWith('SEARCH'))).toHaveLength(2)
  expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([])
})

/** The schema as it was first released, so that steps can be added to it here. */
const RELEASED = MIGRATIONS.slice(0, 1)
const STEP_TWO = { version: 2, name: 'two', sql: 'CREATE TABLE two (x INTEGER) STRICT' }
const backupsIn = (directory: string): string[] =>
  readdirSync(directory).filter((file) => file.startsWith('warroom.sqlite.before-schema-2-'))

test('[MIGR3] before a database with something in it gets a newer schema, all of it is copied beside it; a new one is not', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'warroom-sqlite-'))
  const first = openDatabase(directory, RELEASED)
  const id = await declared(new SqliteIncidentLog(first.db))
  first.close()
  expect(backupsIn(directory)).toEqual([])

  const upgraded = openDatabase(directory, [...RELEASED, STEP_TWO])
  expect(await new SqliteIncidentLog(upgraded.db).head(id)).toBe(1)
  upgraded.close()
  openDatabase(directory, [...RELEASED, STEP_TWO]).close()

  const [backup = '', ...others] = backupsIn(directory)
  expect(others).toEqual([])
  if (process.platform !== 'win32') expect(statSync(join(directory, backup)).mode & 0o077).toBe(0)
  const restored = mkdtempSync(join(tmpdir(), 'warroom-sqlite-'))
  copyFileSync(join(directory, backup), join(restored, 'warroom.sqlite'))
  const again = openDatabase(restored, RELEASED)
  expect(await new SqliteIncidentLog(again.db).head(id)).toBe(1)
  again.close()
  for (const used of [directory, restored]) rmSync(used, { recursive: true })
})

test('[MIGR4] a step that fails takes those before it back, and the start is tried again with nothing lost', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'warroom-sqlite-'))
  const first = openDatabase(directory, RELEASED)
  const id = await declared(new SqliteIncidentLog(first.db))
  first.close()
  const broken = { version: 3, name: 'three', sql: 'CREATE TABLE two (x INTEGER) STRICT' }
  expect(() => openDatabase(directory, [...RELEASED, STEP_TWO, broken])).toThrow(/two already exists/)
  const again = openDatabase(directory, RELEASED)
  expect(await new SqliteIncidentLog(again.db).head(id)).toBe(1)
  again.close()
  rmSync(directory, { recursive: true })
})
