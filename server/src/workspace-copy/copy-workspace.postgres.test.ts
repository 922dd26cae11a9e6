import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asCommandId, asPersonId } from '@warroom/shared/domain/ids.ts'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { openPostgresStorage } from '../adapters/postgres/open-postgres-storage.ts'
import { withPostgresWorkspace } from '../adapters/postgres/postgres-workspace.ts'
import { openDatabase } from '../adapters/sqlite/open-database.ts'
import { openSqliteStorage } from '../adapters/sqlite/open-sqlite-storage.ts'
import { withSqliteWorkspace } from '../adapters/sqlite/sqlite-workspace.ts'
import type { Storage } from '../ports/storage.ts'
import type { WorkspaceTables } from '../ports/workspace-tables.ts'
import { bytesOfRow } from '../testing/bytes-of-row.ts'
import { anAppend, aRow, aSummary, declared } from '../testing/incident-log.contract.ts'
import { newDatabase } from '../testing/postgres-server.ts'
import { copyWorkspace } from './copy-workspace.ts'

const alice = asPersonId('alice')
const ROWS = 450

let directories: string[] = []
let url: string
beforeEach(async () => {
  directories = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'warroom-copy-')))
  url = await newDatabase(inject('postgres'))
})
afterEach(() => {
  for (const directory of directories) rmSync(directory, { recursive: true })
})
const directory = (n: number): string => directories[n] ?? ''

/** Something in every table, more rows than are read at once, and texts and bytes that are easily spoilt. */
async function fill({ log, identity, idempotency, settings, health }: Storage): Promise<void> {
  await identity.addPerson({
    personId: alice,
    name: 'Ålice \0 "A" \\ 🙂',
    accountRole: 'admin',
    createdAt: 1,
  })
  await identity.addSession('s', { personId: alice, createdAt: 1, lastSeenAt: 2, expiresAt: 3 })
  await identity.addApiToken('t', { id: 't1', personId: alice, createdAt: 1 })
  await identity.addInvitation('i', {
    purpose: 'invite',
    accountRole: 'observer',
    createdBy: null,
    expiresAt: 9,
  })
  await idempotency.keep(alice, 'k', { requestHash: 'h', status: 201, body: '{"id":"1"}', at: 4 })
  await settings.write({ key: 'runbook:a', value: '{"title":"Ä"}', expected: 0, at: 5, by: alice })
  await health.check()
  for (let n = 0; n < 3; n++) {
    const id = await declared(log)
    const rows = Array.from({ length: ROWS }, (_, i) =>
      aRow({ update: bytesOfRow(i + 2), personId: i % 2 ? alice : null }),
    )
    const command = { commandId: asCommandId('c'), personId: alice, result: { ok: true, seq: ROWS } } as const
    const newClients = [{ document: 'board', clientId: 4_294_967_295, personId: alice }] as const
    const summary = aSummary(id, n + 1, { title: 'Ärger mit ＡＰＩ' })
    await log.append(anAppend(id, { rows, command, newClients, summary }))
    await log.saveCheckpoint(id, 'board', { seq: 3, state: bytesOfRow(5) })
  }
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** All that a server could ask for. */
async function everything({ log, index, identity, idempotency, settings }: Storage) {
  const { incidents } = await index.list({ limit: 100, text: 'api ärger' })
  return {
    incidents,
    people: await identity.people(),
    session: await identity.session('s'),
    owner: await identity.apiTokenOwner('t'),
    invitation: await identity.invitation('i', 1),
    settings: await settings.list(''),
    answer: await idempotency.answer(alice, 'k'),
    nextNumber: await log.allotNumber(),
    logs: await Promise.all(
      incidents.map(async ({ id }) => ({
        rows: (await log.read(id, { after: 0 })).map((row) => ({ ...row, update: hexOf(row.update) })),
        clients: await log.clientOwners(id),
        command: await log.answeredCommand(id, asCommandId('c')),
        checkpoint: hexOf((await log.checkpoint(id, 'board'))?.state ?? new Uint8Array()),
      })),
    ),
  }
}

async function inStorage<T>(storage: Storage, use: (storage: Storage) => Promise<T>): Promise<T> {
  const result = await use(storage)
  await storage.close()
  return result
}

const toPostgres = (change = (tables: WorkspaceTables) => tables) =>
  withSqliteWorkspace(directory(0), (from) =>
    withPostgresWorkspace(url, (to) => copyWorkspace(from, change(to), () => undefined)),
  )

test('[COPY1] a workspace moved from SQLite to PostgreSQL and back is the same workspace', async () => {
  await inStorage(openSqliteStorage(directory(0)), fill)
  const there = await toPostgres()
  const back = await withSqliteWorkspace(directory(1), (to) =>
    withPostgresWorkspace(url, (from) => copyWorkspace(from, to, () => undefined)),
  )
  expect(back).toEqual(there)
  expect(there.incidents).toBe(3)
  const original = await inStorage(openSqliteStorage(directory(0)), everything)
  const expected = { ...original, people: [{ ...original.people[0], name: 'Ålice \u{FFFD} "A" \\ 🙂' }] }
  expect(expected.logs.map(({ rows }) => rows.length)).toEqual([ROWS + 1, ROWS + 1, ROWS + 1])
  expect(await inStorage(await openPostgresStorage(url), everything)).toEqual(expected)
  expect(await inStorage(openSqliteStorage(directory(1)), everything)).toEqual(expected)
})

test('[COPY2] nothing is copied into a database that has something in it, nor from one that has nothing', async () => {
  await expect(toPostgres()).rejects.toThrow(/holds nothing to copy/)
  await inStorage(openSqliteStorage(directory(0)), fill)
  await inStorage(await openPostgresStorage(url), ({ log }) => log.allotNumber())
  await expect(toPostgres()).rejects.toThrow(/is not empty \(it has rows in "counter"\)/)
})

test('[COPY3] a copy that is not the same, or a log with a gap, is noticed, and nothing of it is kept', async () => {
  await inStorage(openSqliteStorage(directory(0)), fill)
  const spoiling = (tables: WorkspaceTables): WorkspaceTables => ({
    place: tables.place,
    tables: () => tables.tables(),
    read: (table) => tables.read(table),
    write: (table, rows) =>
      tables.write(
        table,
        table.name === 'log' ? rows.map((row) => row.map((v) => (v === 1_000 ? 999 : v))) : rows,
      ),
  })
  await expect(toPostgres(spoiling)).rejects.toThrow(/not the same: incident incident-\d+ \(other content\)/)
  const losing = (tables: WorkspaceTables): WorkspaceTables => ({
    ...spoiling(tables),
    write: (table, rows) => tables.write(table, table.name === 'log' ? rows.slice(1) : rows),
  })
  await expect(toPostgres(losing)).rejects.toThrow(/rows, \d+ found/)
  expect((await toPostgres()).incidents).toBe(3)

  const { db, close } = openDatabase(directory(0))
  db.exec('DELETE FROM log WHERE seq = 7')
  close()
  url = await newDatabase(inject('postgres'))
  await expect(toPostgres()).rejects.toThrow(/damaged: the log of incident-\d+, .* has gaps/)
})

test('[COPY4] a database that a server uses is left alone', async () => {
  await inStorage(openSqliteStorage(directory(0)), fill)
  const served = await openPostgresStorage(url)
  await expect(toPostgres()).rejects.toThrow(/is in use by a Warroom/)
  await served.close()
  const held = openSqliteStorage(directory(0))
  await expect(toPostgres()).rejects.toThrow(/is in use by another Warroom/)
  await held.close()
})
