import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentBus } from '../adapters/silent-bus.ts'
import { openDatabase } from '../adapters/sqlite/open-database.ts'
import { SqliteIncidentLog } from '../adapters/sqlite/sqlite-incident-log.ts'
import { Device } from '../testing/device.ts'
import { alice, anInstance, aRoom, HeldPeer } from '../testing/room-fixture.ts'
import { say } from '../testing/say.ts'
import { backUpWorkspace, restoreWorkspace } from './backup-workspace.ts'
import { verifyWorkspace } from './verify-workspace.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'warroom-backup-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const at = (...names: string[]) => join(directory, ...names)

/** A workspace with an incident in which Alice writes. */
async function aWorkspace() {
  const opened = openDatabase(at('live'))
  const room = await aRoom(new SqliteIncidentLog(opened.db))
  const peer = await room.attach(new HeldPeer(alice))
  const device = new Device(7)
  return {
    room,
    opened,
    write: async (words: string) => {
      device.board.notes.insert(device.board.notes.length, words)
      await say(room, peer, device.frames())
    },
  }
}

test('[BACKUP1] a copy taken while people write is whole, at one moment, and a server goes on from it', async () => {
  const { room, opened, write } = await aWorkspace()
  await write('before; ')
  const taking = backUpWorkspace(at('live'), at('copy.sqlite'))
  for (let i = 0; i < 50; i++) await write(`${i}; `)
  const taken = await taking
  expect(taken.incidents).toBe(1)
  expect(statSync(at('copy.sqlite')).mode & 0o777).toBe(0o600)
  await room.registry.close()
  opened.close()

  expect(await restoreWorkspace(at('copy.sqlite'), at('restored'))).toEqual(taken)
  const restored = openDatabase(at('restored'))
  const log = new SqliteIncidentLog(restored.db)
  const rows = await log.read(room.id, { after: 0 })
  expect(rows).toHaveLength(taken.rows)
  const again = anInstance(log, { bus: silentBus('alone') })
  expect((await again.registry.state(room.id))?.board.notes).toMatch(/^before; (\d+; )*$/)
  await again.registry.close()
  restored.close()
})

test('[BACKUP2] a copy that is damaged, or not what its logs say, is named and not put back', async () => {
  const { room, opened, write } = await aWorkspace()
  for (let i = 0; i < 60; i++) await write(`${i}; `)
  await room.registry.close()
  opened.close()
  await backUpWorkspace(at('live'), at('copy.sqlite'))

  const bytes = readFileSync(at('copy.sqlite'))
  writeFileSync(at('cut.sqlite'), bytes.subarray(0, bytes.length / 2))
  await expect(restoreWorkspace(at('cut.sqlite'), at('a'))).rejects.toThrow(/damaged|cannot be opened/)
  writeFileSync(at('other.sqlite'), 'no database at all')
  await expect(verifyWorkspace(at('other.sqlite'))).rejects.toThrow(/damaged/)

  const spoil = async (name: string, sql: string) => {
    copyFileSync(at('copy.sqlite'), at(name))
    const db = new DatabaseSync(at(name))
    db.exec(sql)
    db.close()
    await expect(restoreWorkspace(at(name), at('b')), name).rejects.toThrow(room.id)
  }
  await spoil('gap.sqlite', 'DELETE FROM log WHERE seq = 5')
  await spoil('head.sqlite', 'UPDATE incident SET head = head + 1')
  await spoil('bytes.sqlite', "UPDATE log SET bytes = x'ffffffff' WHERE seq = 6")
})

test('[BACKUP3] nothing is ever written over', async () => {
  const { room, opened } = await aWorkspace()
  await room.registry.close()
  opened.close()
  await backUpWorkspace(at('live'), at('copy.sqlite'))
  await expect(backUpWorkspace(at('live'), at('copy.sqlite'))).rejects.toThrow('there already')
  await expect(restoreWorkspace(at('copy.sqlite'), at('live'))).rejects.toThrow('has a workspace already')
  await expect(backUpWorkspace(at('nowhere'), at('x.sqlite'))).rejects.toThrow('no workspace')
})
