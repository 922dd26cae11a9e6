import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { RunningServer } from './running-server.ts'
import { openStock, synced } from './stock-provider.ts'

/** A disk of its own, small enough to fill. Mounting needs root, as installing what the tests need does. */
let disk: string
let server: RunningServer
const closers: (() => void)[] = []

beforeEach(async () => {
  disk = mkdtempSync(join(tmpdir(), 'warroom-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk])
  server = new RunningServer(null, { DATA_DIR: join(disk, 'data') })
  await server.start()
})
afterEach(async () => {
  for (const close of closers.splice(0)) close()
  await server.remove()
  execFileSync('umount', [disk])
  rmSync(disk, { recursive: true })
})

const filler = () => join(disk, 'filler')

/** Not a byte is left. */
function fillDisk(): void {
  const file = openSync(filler(), 'w')
  try {
    for (const size of [64 * 1024, 4096, 1]) {
      const block = Buffer.alloc(size)
      try {
        while (writeSync(file, block) === size);
      } catch {
        // Full, to the size of this block.
      }
    }
  } finally {
    closeSync(file)
  }
}

const eventually = { timeout: 20_000, interval: 50 }

test('[DISK1] with a full disk nothing is called saved and reading goes on; with space again everything goes in, without a restart', async () => {
  const [alice, bob] = [await server.person('Alice'), await server.person('Bob')]
  const id = await server.declare()
  const [a, b] = [openStock(server, alice, id), openStock(server, bob, id)]
  closers.push(
    () => a.destroy(),
    () => b.destroy(),
  )
  a.provider.maxBackoffTime = 500
  await Promise.all([synced(a), synced(b)])
  const notices: string[] = []
  const line = io(server.url, { transports: ['websocket'], auth: { token: bob.token } })
  closers.push(() => line.disconnect())
  line.on('notice', ({ kind }) => notices.push(kind))
  await new Promise<void>((resolve) => line.once('connect', () => resolve()))
  const ready = async () => (await server.call('GET', '/readyz')).status
  const notes = async () =>
    (await server.call<{ notes: string }>('GET', `/api/v1/incidents/${id}`)).body.notes
  a.doc.getText('notes').insert(0, 'before; ')
  await expect.poll(notes, eventually).toBe('before; ')

  fillDisk()
  const cut: number[] = []
  const readerCut: number[] = []
  a.provider.on('connection-close', (event) => cut.push((event as { code: number } | null)?.code ?? 0))
  b.provider.on('connection-close', (event) => readerCut.push((event as { code: number } | null)?.code ?? 0))
  // The log may still have a little room in what it has taken from the disk already.
  for (let i = 0; i < 400 && cut.length === 0; i++) {
    a.doc.getText('notes').insert(0, `${i}: ${'x'.repeat(2_000)}; `)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect(cut[0]).toBe(4503)
  await expect.poll(() => notices, eventually).toEqual(['storage'])
  await expect.poll(ready, eventually).toBe(503)
  const held = await notes()
  expect(held).toContain('before; ')
  const refused = await server.command(id, { id: 'c1', type: 'changeSeverity', severity: 'sev1' }, bob.token)
  expect(refused.status).toBe(503)
  expect(readerCut).toEqual([])
  expect(b.doc.getText('notes').toString()).toBe(held)

  rmSync(filler())
  const written = a.doc.getText('notes').toString()
  await expect.poll(() => notices, eventually).toEqual(['storage', 'storageBack'])
  await expect.poll(notes, eventually).toBe(written)
  await expect.poll(() => b.doc.getText('notes').toString(), eventually).toBe(written)
  // It is looked at once a second.
  await expect.poll(ready, eventually).toBe(200)
  const again = await server.command(id, { id: 'c1', type: 'changeSeverity', severity: 'sev1' }, bob.token)
  expect(again.status).toBe(200)
}, 90_000)
