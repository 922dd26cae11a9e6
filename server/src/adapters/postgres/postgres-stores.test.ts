import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { testIdempotencyStore } from '../../testing/idempotency-store.contract.ts'
import { testIdentityStore } from '../../testing/identity-store.contract.ts'
import { testIncidentIndex } from '../../testing/incident-index.contract.ts'
import { anAppend, aRow, declared, testIncidentLog } from '../../testing/incident-log.contract.ts'
import { newDatabase } from '../../testing/postgres-server.ts'
import { testSettingsStore } from '../../testing/settings-store.contract.ts'
import type { PostgresDatabase } from './database.ts'
import { openPostgres } from './open-postgres-storage.ts'
import { PostgresIdempotencyStore } from './postgres-idempotency-store.ts'
import { PostgresIdentityStore } from './postgres-identity-store.ts'
import { FIND, PostgresIncidentIndex } from './postgres-incident-index.ts'
import { PostgresIncidentLog } from './postgres-incident-log.ts'
import { PostgresSettingsStore } from './postgres-settings-store.ts'
import { PostgresStorageHealth } from './postgres-storage-health.ts'

const opened: PostgresDatabase[] = []

async function open(url: string): Promise<PostgresDatabase> {
  const database = await openPostgres(url)
  opened.push(database)
  return database
}

const openNew = async (): Promise<PostgresDatabase> => open(await newDatabase(inject('postgres')))

afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()))
})

describe('on PostgreSQL', () => {
  testIncidentLog(async () => new PostgresIncidentLog(await openNew()))
  testIncidentIndex(async () => {
    const database = await openNew()
    return { log: new PostgresIncidentLog(database), index: new PostgresIncidentIndex(database) }
  })
  testIdentityStore(async () => new PostgresIdentityStore(await openNew()))
  testIdempotencyStore(async () => new PostgresIdempotencyStore(await openNew()))
  testSettingsStore(async () => new PostgresSettingsStore(await openNew()))
})

test('[PG1] of two servers that append to one incident again and again each head is won by one, and whoever reads by number misses no row', async () => {
  const url = await newDatabase(inject('postgres'))
  const logs = [new PostgresIncidentLog(await open(url)), new PostgresIncidentLog(await open(url))]
  const reader = new PostgresIncidentLog(await open(url))
  const id = await declared(reader)
  const last = 301
  const won: number[] = []
  let lost = 0

  const writers = logs.map(async (log, writer) => {
    for (let head = 1; head < last; ) {
      const rows = [aRow({ at: head }), aRow({ at: head, update: Uint8Array.of(writer + 1) })]
      const outcome = await log.append(anAppend(id, { expectedHead: head, rows }))
      if (outcome.ok) won.push(outcome.head)
      else lost += 1
      head = outcome.head
    }
  })
  const read: number[] = [1]
  const following = (async () => {
    while ((read.at(-1) ?? 0) < last) {
      const rows = await reader.read(id, { after: read.at(-1) ?? 0, limit: 7 })
      read.push(...rows.map((row) => row.seq))
    }
  })()
  await Promise.all([...writers, following])

  expect(won.sort((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_, i) => 3 + 2 * i))
  expect(lost).toBeGreaterThan(0)
  expect(read).toEqual(Array.from({ length: last }, (_, i) => i + 1))
})

test('[PG2] an append that fails half-way leaves nothing behind', async () => {
  const database = await openNew()
  const log = new PostgresIncidentLog(database)
  const id = await declared(log)
  const owner = { document: 'board', clientId: 7, personId: asPersonId('alice') } as const
  await log.append(anAppend(id, { newClients: [owner] }))
  const again = anAppend(id, { expectedHead: 2, rows: [aRow(), aRow()], newClients: [owner] })
  await expect(log.append(again)).rejects.toThrow(/duplicate key/)
  expect(await log.head(id)).toBe(2)
  expect(await log.read(id, { after: 2 })).toEqual([])
  expect(await log.append({ ...again, newClients: [] })).toEqual({ ok: true, head: 4 })
})

test('[PG3] a damaged checkpoint is passed over for the one before it', async () => {
  const database = await openNew()
  const log = new PostgresIncidentLog(database)
  const id = await declared(log)
  await log.saveCheckpoint(id, 'board', { seq: 1, state: Uint8Array.of(1) })
  await log.saveCheckpoint(id, 'board', { seq: 2, state: Uint8Array.of(2) })
  await database.runOnce("UPDATE checkpoint SET state = '\\xff' WHERE seq = 2")
  expect(await log.checkpoint(id, 'board')).toEqual({ seq: 1, state: Uint8Array.of(1) })
  await log.saveCheckpoint(id, 'board', { seq: 3, state: Uint8Array.of(3) })
  expect(await database.runOnce('SELECT seq FROM checkpoint ORDER BY seq')).toEqual([
    { seq: '2' },
    { seq: '3' },
  ])
})

test('[PG4] storage that takes no write says so', async () => {
  const database = await openNew()
  const health = new PostgresStorageHealth(database)
  expect(await health.check()).toEqual({ writable: true })
  await database.runOnce('ALTER TABLE counter ADD CONSTRAINT full_disk CHECK (value < 0) NOT VALID')
  expect(await health.check()).toMatchObject({ writable: false, why: expect.stringMatching(/full_disk/) })
})

test('[PG5] looking up one incident does not read the others', async () => {
  const database = await openNew()
  const plan = await database.withConnection(async (client) => {
    await client.query('SET enable_seqscan = off')
    const { rows } = await client.query(`EXPLAIN ${FIND.text}`.replaceAll('$1', "'INC-1'"))
    return rows.map((row) => String(row['QUERY PLAN']))
  })
  expect(plan.filter((step) => step.includes('Index Scan'))).toHaveLength(2)
  expect(plan.filter((step) => step.includes('Seq Scan'))).toEqual([])
})

test('[PG6] a sign that PostgreSQL cannot store in a text is no failure of storage', async () => {
  const database = await openNew()
  const index = new PostgresIncidentIndex(database)
  expect(await index.find('INC-\0')).toBeNull()
  expect((await index.list({ text: 'a\0b', limit: 1 })).incidents).toEqual([])
  const identity = new PostgresIdentityStore(database)
  await identity.addPerson({
    personId: asPersonId('bob'),
    name: 'Bo\0b',
    accountRole: 'observer',
    createdAt: 1,
  })
  expect((await identity.people())[0]?.name).toBe('Bo\u{FFFD}b')
})
