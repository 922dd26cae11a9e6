/**
 * Two servers on one data directory would each believe their memory to be the truth. The lock is an open write
 * transaction on a small file of its own: the operating system releases it when the process dies, however it dies.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A database that nobody refers to is closed when memory is tidied up, and its lock would go with it. */
const held = new Set<DatabaseSync>()

export class DataDirectoryInUse extends Error {}

/** One step at a time: asked for all at once, Node tries for ever where nothing can be made, as under /proc. */
function makeDirectory(directory: string): void {
  const missing: string[] = []
  let at = resolve(directory)
  for (; !existsSync(at); at = dirname(at)) missing.push(at)
  if (!statSync(at).isDirectory()) throw new Error(`${at} is a file`)
  for (const path of missing.reverse()) mkdirSync(path, { mode: 0o700 })
}

export function lockDataDirectory(directory: string): { release(): void } {
  makeDirectory(directory)
  const holderFile = join(directory, 'lock.pid')
  const lock = new DatabaseSync(join(directory, 'lock.sqlite'))
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    const holder = existsSync(holderFile) ? ` (process ${readFileSync(holderFile, 'utf8').trim()})` : ''
    const message = `${directory} is in use by another Warroom${holder}. Stop it, or give this one another DATA_DIR.`
    throw new DataDirectoryInUse(message, { cause })
  }
  writeFileSync(holderFile, `${process.pid}\n`, { mode: 0o600 })
  held.add(lock)
  return {
    release: () => {
      if (held.delete(lock)) lock.close()
    },
  }
}
