/** A copy of a workspace on SQLite, taken while the server runs, and put back. Never by copying the live file. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { lockDataDirectory } from '../adapters/sqlite/data-directory-lock.ts'
import { type VerifiedWorkspace, verifyWorkspace } from './verify-workspace.ts'

const DATABASE = 'warroom.sqlite'
/** In one step: a copy in several begins anew whenever somebody commits in between. */
const ALL_PAGES = 2 ** 30

export class CannotBackUp extends Error {}

/** Takes a copy of what is committed at one moment, reads it back, and gives it its name only then. */
export async function backUpWorkspace(dataDir: string, file: string): Promise<VerifiedWorkspace> {
  const database = join(dataDir, DATABASE)
  if (!existsSync(database)) throw new CannotBackUp(`There is no workspace in ${resolve(dataDir)}`)
  if (existsSync(file)) throw new CannotBackUp(`${file} is there already; name a new file`)
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  const db = new DatabaseSync(database, { readOnly: true })
  try {
    // For its owner alone, before anything is in it.
    closeSync(openSync(unfinished, 'wx', 0o600))
    await backup(db, unfinished, { rate: ALL_PAGES })
    const verified = await verifyWorkspace(unfinished)
    flush(unfinished)
    renameSync(unfinished, file)
    flush(dirname(resolve(file)))
    return verified
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  } finally {
    db.close()
  }
}

/** Puts a copy into a data directory that has no workspace, after reading it whole. */
export async function restoreWorkspace(file: string, dataDir: string): Promise<VerifiedWorkspace> {
  const verified = await verifyWorkspace(file)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = lockDataDirectory(dataDir)
  try {
    const database = join(dataDir, DATABASE)
    if (existsSync(database)) {
      throw new CannotBackUp(`${resolve(dataDir)} has a workspace already; name an empty DATA_DIR`)
    }
    const unfinished = `${database}.unfinished`
    rmSync(unfinished, { force: true })
    closeSync(openSync(unfinished, 'wx', 0o600))
    copyFileSync(file, unfinished)
    flush(unfinished)
    renameSync(unfinished, database)
    flush(dataDir)
    return verified
  } finally {
    lock.release()
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
