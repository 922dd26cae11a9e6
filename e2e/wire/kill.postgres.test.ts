import { newDatabase } from '@warroom/server/testing/postgres-server.ts'
import { afterEach, expect, inject, test } from 'vitest'
import { KILLS, killOracle } from './kill-oracle.ts'
import { killedInEdits } from './killed-in-edits.ts'
import { RunningServer } from './running-server.ts'

let server: RunningServer
afterEach(() => server.remove())

test('[KILL1] on PostgreSQL, too, kill -9 in the middle of edits loses nothing that was called saved', async () => {
  server = new RunningServer(await newDatabase(inject('postgres')))
  await killedInEdits(server)
}, 60_000)

test(
  '[KILL4] on PostgreSQL, too, over many kills nothing called saved or answered is missing, or there twice',
  async () => {
    server = new RunningServer(await newDatabase(inject('postgres')))
    const counts = await killOracle(server, KILLS, 26)
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(KILLS / 10)
  },
  KILLS * 10_000,
)

test('[KILL2] on PostgreSQL, too, after a clean stop everything is as it was', async () => {
  server = await new RunningServer(await newDatabase(inject('postgres'))).start()
  const alice = await server.person('Alice')
  const id = await server.declare()
  await server.command(id, { id: 'c1', type: 'assumeRole', role: 'commander' }, alice.token)
  const before = await server.call('GET', `/api/v1/incidents/${id}`)
  expect(await server.end('SIGTERM')).toBe(0)
  await server.start()
  expect(await server.call('GET', `/api/v1/incidents/${id}`)).toEqual(before)
}, 30_000)
