import { afterEach, expect, test } from 'vitest'
import { KILLS, killOracle } from './kill-oracle.ts'
import { killedInEdits } from './killed-in-edits.ts'
import { RunningServer } from './running-server.ts'

const server = new RunningServer()
afterEach(() => server.remove())

test('[KILL1] kill -9 in the middle of edits loses nothing that was called saved, and the client goes on by itself', async () => {
  await killedInEdits(server)
}, 60_000)

test(
  '[KILL4] over many kills, at random moments and at chosen ones, nothing called saved or answered is missing, or there twice',
  async () => {
    const counts = await killOracle(server, KILLS, 20_261_123)
    expect(counts.kills).toBe(KILLS)
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(KILLS / 10)
  },
  KILLS * 10_000,
)

test('[KILL2] after a clean stop everything is as it was, roles and numbers included', async () => {
  await server.start()
  const alice = await server.person('Alice')
  const id = await server.declare()
  await server.command(id, { id: 'c1', type: 'assumeRole', role: 'commander' }, alice.token)
  const before = await server.call('GET', `/api/v1/incidents/${id}`)
  expect(await server.end('SIGTERM')).toBe(0)
  await server.start()
  expect(await server.call('GET', `/api/v1/incidents/${id}`)).toEqual(before)
}, 30_000)

test('[KILL3] two servers never share a data directory', async () => {
  await server.start()
  const second = new RunningServer()
  Object.assign(second, { dataDir: server.dataDir })
  await expect(second.start()).rejects.toThrow(/in use by another Warroom/)
  await server.end('SIGKILL')
  await second.start()
  await second.end('SIGTERM')
}, 30_000)
