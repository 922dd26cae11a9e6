import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentBus } from '@warroom/server/adapters/silent-bus.ts'
import { NO_FIGURES } from '@warroom/server/rooms/room-figures.ts'
import { isOpen } from '@warroom/shared/domain/incident-status.ts'
import { blockedLamp, lateLamp } from '@warroom/shared/domain/lamp.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomIds } from '../../server/src/adapters/random-ids.ts'
import { openDatabase } from '../../server/src/adapters/sqlite/open-database.ts'
import { SqliteIdentityStore } from '../../server/src/adapters/sqlite/sqlite-identity-store.ts'
import { SqliteIncidentIndex } from '../../server/src/adapters/sqlite/sqlite-incident-index.ts'
import { SqliteIncidentLog } from '../../server/src/adapters/sqlite/sqlite-incident-log.ts'
import { SqliteSettingsStore } from '../../server/src/adapters/sqlite/sqlite-settings-store.ts'
import { IncidentRoomRegistry } from '../../server/src/rooms/incident-room-registry.ts'
import type { IncidentState } from '../../server/src/rooms/incident-rooms.ts'
import { runPinned } from '../package-bin.mjs'
import { isEmpty, seedWorkspace } from './seed-workspace.ts'

const NOW = Date.UTC(2026, 0, 15, 2, 30)
const folder = mkdtempSync(join(tmpdir(), 'warroom-seed-'))
const database = openDatabase(folder)
const stores = {
  log: new SqliteIncidentLog(database.db),
  index: new SqliteIncidentIndex(database.db),
  identity: new SqliteIdentityStore(database.db),
  settings: new SqliteSettingsStore(database.db),
}
const clock = new FakeClock(NOW)
const quiet = () => undefined
const rooms = new IncidentRoomRegistry({
  log: stores.log,
  bus: silentBus('alone'),
  figures: NO_FIGURES,
  clock,
  scheduler: clock,
  ids: randomIds,
  logger: { info: quiet, warn: quiet, error: quiet },
  person: (id) => stores.identity.person(id),
  turn: async () => undefined,
})

let states: IncidentState[] = []

beforeAll(async () => {
  expect(await isEmpty(stores)).toBe(true)
  await seedWorkspace(stores, NOW)
  const { incidents } = await stores.index.list({ limit: 50 })
  const read = await Promise.all(incidents.map(({ id }) => rooms.state(id)))
  states = read.filter((state) => state !== null)
})

afterAll(async () => {
  await rooms.close()
  database.close()
  rmSync(folder, { recursive: true })
})

test('[SEED1] every incident opens and replays, with a timeline, a commander and everybody by name', async () => {
  expect(states).toHaveLength(10)
  for (const { record } of states) {
    expect(record.timeline.length).toBeGreaterThan(4)
    expect(record.roles.commander?.holder).not.toBeNull()
    for (const { text } of record.timeline) expect(text).not.toContain('somebody')
  }
  const { incidents } = await stores.index.list({ limit: 50 })
  const [first] = incidents
  const before = first && (await rooms.replay(first.id, first.declaredAt))
  expect(before?.record.timeline).toHaveLength(1)
})

test('[SEED2] one incident is in full swing', () => {
  const { record, board } =
    states.find(({ record }) => record.incident.title === 'Checkout errors in EU') ?? {}
  if (!record || !board) throw new Error('It is missing')
  expect(record.incident).toMatchObject({ severity: 'sev1', status: 'mitigating' })
  expect(board.hypotheses.map(({ status }) => status).sort()).toEqual([
    'ruledOut',
    'ruledOut',
    'supported',
    'testing',
    'testing',
  ])
  expect(board.actions).toHaveLength(9)
  expect(lateLamp(board.actions, () => true, NOW).label).toBe('1 action late')
  expect(blockedLamp(record, NOW).label).toBe('1 roadblock')
  expect(record.roles.planning?.holder).toBeNull()
  expect(record.publishedUpdates).toHaveLength(2)
  expect(record.incident.nextUpdateDueAt).toBeGreaterThan(NOW)
})

test('[SEED3] nothing lies in the future except what is due, and keys count up with time', () => {
  const byTime = [...states].sort((a, b) => a.record.incident.declaredAt - b.record.incident.declaredAt)
  expect(byTime.map(({ record }) => record.incident.key)).toEqual(byTime.map((_, i) => `INC-${i + 1}`))
  for (const { record, board } of states) {
    const instants = [
      ...record.timeline.map(({ at }) => at),
      ...board.actions.map(({ createdAt }) => createdAt),
    ]
    expect(Math.max(...instants)).toBeLessThanOrEqual(NOW)
  }
  expect(states.filter(({ record }) => isOpen(record.incident.status))).toHaveLength(2)
})

test('[SEED4] the command refuses a workspace that holds something, and adds to it when told to', async () => {
  const other = mkdtempSync(join(tmpdir(), 'warroom-seed-'))
  try {
    const run = (...args: string[]) =>
      runPinned('tools/seed.ts', args, {
        stdio: 'capture',
        env: { DATA_DIR: other, PORT: '5703', PUBLIC_URL: '' },
      })
    expect(await run()).toMatchObject({ code: 0, output: expect.stringContaining('/join#') })
    expect(await run()).toMatchObject({
      code: 1,
      output: expect.stringContaining('already holds a workspace'),
    })
    expect(await run('--force')).toMatchObject({ code: 0 })
  } finally {
    rmSync(other, { recursive: true })
  }
})
