import { createServer } from 'node:net'
import { asCommandId, asPersonId } from '@warroom/shared/domain/ids.ts'
import { afterEach, expect, inject, test } from 'vitest'
import { anAppend, aRow, declared } from '../../testing/incident-log.contract.ts'
import { PostgresLink } from '../../testing/postgres-link.ts'
import { newDatabase, PostgresServer, withClient } from '../../testing/postgres-server.ts'
import type { PostgresDatabase } from './database.ts'
import { openPostgres } from './open-postgres-storage.ts'
import { PostgresIncidentLog } from './postgres-incident-log.ts'
import { PostgresStorageHealth } from './postgres-storage-health.ts'

const endings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function open(url: string, silenceTimeoutMs = 5_000): Promise<PostgresDatabase> {
  const database = await openPostgres(url, { silenceTimeoutMs })
  endings.push(() => database.close())
  return database
}

async function linked(silenceTimeoutMs?: number) {
  const link = new PostgresLink(await newDatabase(inject('postgres')))
  endings.push(() => link.discard())
  const database = await open(link.url, silenceTimeoutMs)
  return { link, database, log: new PostgresIncidentLog(database) }
}

const settingOf = (url: string, setting: string, value: string) =>
  withClient(url, (client) =>
    client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET ${setting} = ${value}`),
  )

test('[PG7] every commit is on the disk before it is answered, whatever the database was set to', async () => {
  const url = await newDatabase(inject('postgres'))
  for (const [set, found] of [
    ['off', 'on'],
    ['local', 'on'],
    ['remote_apply', 'remote_apply'],
  ] as const) {
    await settingOf(url, 'synchronous_commit', set)
    const database = await open(url)
    expect(await database.runOnce('SHOW synchronous_commit')).toEqual([{ synchronous_commit: found }])
  }
})

test('[PG8] a database that would lose what it was told, or takes no writes, is refused in words', async () => {
  const careless = await new PostgresServer(['fsync=off']).start()
  endings.push(() => careless.discard())
  await expect(openPostgres(careless.urlOf('postgres'))).rejects.toThrow(/cannot be used: it runs with fsync/)
  const url = await newDatabase(inject('postgres'))
  await settingOf(url, 'default_transaction_read_only', 'on')
  await expect(openPostgres(url)).rejects.toThrow(/only lets read/)
  const latin = new URL(inject('postgres'))
  latin.pathname = 'latin'
  await withClient(inject('postgres'), (client) =>
    client.query("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'"),
  )
  await expect(openPostgres(latin.href)).rejects.toThrow(/its encoding is LATIN1/)
})

test('[PG9] an append is one round trip, and a lost race one more', async () => {
  const { link, log } = await linked()
  const id = await declared(log)
  const newClients = [{ document: 'board', clientId: 7, personId: asPersonId('alice') }] as const
  await log.append(anAppend(id, { rows: [aRow(), aRow()], newClients }))
  const before = link.roundTrips
  for (let head = 3; head < 23; head++) {
    expect(await log.append(anAppend(id, { expectedHead: head }))).toMatchObject({ ok: true })
  }
  expect(link.roundTrips - before).toBe(20)
  expect(await log.append(anAppend(id))).toEqual({ ok: false, head: 23 })
  expect(link.roundTrips - before).toBe(22)
})

test('[PG10] a database that cannot be reached is named without its password, with what is wrong', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  const { port } = await new Promise<{ port: number }>((resolve) =>
    closed.once('listening', () => resolve(closed.address() as never)),
  )
  await new Promise((resolve) => closed.close(resolve))
  const words = async (url: string) => openPostgres(url).then(String, (error) => (error as Error).message)
  expect(await words(`postgres://alice:hunter2@127.0.0.1:${port}/war?sslmode=disable&password=hunter2`)).toBe(
    `postgres://alice@127.0.0.1:${port}/war cannot be used: nothing listens there`,
  )
  const missing = new URL(inject('postgres'))
  missing.pathname = 'nowhere'
  expect(await words(missing.href)).toMatch(/\/nowhere\?host=\S+ cannot be used: there is no such database$/)
})

test('[PG11] while the line is cut nothing is acknowledged, and when it is back appends go on by themselves', async () => {
  const { link, database, log } = await linked()
  const health = new PostgresStorageHealth(database)
  const id = await declared(log)
  link.cut()
  await expect(log.append(anAppend(id))).rejects.toThrow()
  await expect(log.read(id, { after: 0 })).rejects.toThrow()
  expect(await health.check()).toMatchObject({ writable: false })
  link.restore()
  expect(await log.head(id)).toBe(1)
  expect(await log.append(anAppend(id))).toEqual({ ok: true, head: 2 })
  expect(await health.check()).toEqual({ writable: true })
})

test('[PG11] a line that has gone silent is given up and not used again', async () => {
  const { link, log } = await linked(200)
  const id = await declared(log)
  link.silence()
  await expect(log.append(anAppend(id))).rejects.toThrow()
  link.restore()
  expect(await log.append(anAppend(id))).toEqual({ ok: true, head: 2 })
})

test('[PG11] an incident whose row somebody holds does not hold up the others', async () => {
  const { link, database, log } = await linked()
  const [held, free] = [await declared(log), await declared(log)]
  await withClient(link.url, async (client) => {
    await client.query('BEGIN')
    await client.query('SELECT 1 FROM incident WHERE id = $1 FOR UPDATE', [held])
    await database.runOnce('SELECT 1')
    const waiting = log.append(anAppend(held))
    expect(await log.append(anAppend(free))).toEqual({ ok: true, head: 2 })
    await client.query('ROLLBACK')
    expect(await waiting).toEqual({ ok: true, head: 2 })
  })
})

test('[PG19] an append whose answer was lost rejects though it was written, and sent again it is told of the newer head', async () => {
  const { link, log } = await linked(500)
  const id = await declared(log)
  const command = {
    commandId: asCommandId('c1'),
    personId: asPersonId('alice'),
    result: { ok: true, seq: 2 },
  } as const
  const append = anAppend(id, { command })
  await log.append({ ...append, expectedHead: 0, command: null })
  link.loseAnswers()
  await expect(log.append(append)).rejects.toThrow()
  link.restore()
  expect(await log.append(append)).toEqual({ ok: false, head: 2 })
  expect(await log.read(id, { after: 1 })).toHaveLength(1)
  expect(await log.answeredCommand(id, asCommandId('c1'))).toEqual(command)
})
