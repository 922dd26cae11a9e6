import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'vitest'
import { RunningServer } from './running-server.ts'
import { storageOutage } from './storage-outage.ts'

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

test('[DISK1] with a full disk nothing is called saved and reading goes on; with space again everything goes in, without a restart', async () => {
  await storageOutage(server, { begin: fillDisk, end: () => rmSync(filler()) }, closers)
}, 90_000)
