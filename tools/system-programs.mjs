import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runCommand } from './run-command.mjs'

/**
 * What the tests need from the system: any of `commands` on PATH, or in `folders`, will do; `apt` is the Debian package
 * that brings it.
 * @typedef {{ purpose: string, commands: readonly string[], apt: string, override?: string,
 *   folders?: () => readonly string[] }} SystemProgram
 */

/** @type {SystemProgram} */
const CHROMIUM = {
  purpose: 'browser tests',
  commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  apt: 'chromium',
  override: 'CHROMIUM_PATH',
}

const DEBIAN_POSTGRES = '/usr/lib/postgresql'

/** Debian keeps what only the database's own person runs out of PATH, in a folder per version. */
function postgresFolders() {
  try {
    return readdirSync(DEBIAN_POSTGRES).map((version) => join(DEBIAN_POSTGRES, version, 'bin'))
  } catch {
    return []
  }
}

/** @type {SystemProgram} */
const POSTGRES = {
  purpose: 'tests of storage',
  commands: ['initdb'],
  apt: 'postgresql',
  folders: postgresFolders,
}

/** @type {SystemProgram} */
const REDIS = { purpose: 'tests of several instances', commands: ['redis-server'], apt: 'redis-server' }

/** @type {readonly SystemProgram[]} */
const SYSTEM_PROGRAMS = [CHROMIUM, POSTGRES, REDIS]

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * @param {SystemProgram} program
 * @returns {string | undefined} the path of the first of its commands that is there
 */
function locate({ commands, override, folders: further = () => [] }) {
  const named = override === undefined ? undefined : process.env[override]
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const endings = process.platform === 'win32' ? ['.exe'] : ['']
  const candidates = [...onPath, ...further()].flatMap((folder) =>
    commands.flatMap((command) => endings.map((ending) => join(folder, command + ending))),
  )
  return candidates.find(isExecutable)
}

/** The browser that the browser tests drive, or undefined where none is installed. */
export const chromiumPath = () => locate(CHROMIUM)

/** On Debian as root, installs what is missing; elsewhere the caller tells people what to install. */
async function installMissing(missing = SYSTEM_PROGRAMS) {
  const mayInstall = process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get')
  if (!mayInstall) return
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  console.log(`Installing ${missing.map(({ apt }) => apt).join(', ')} with apt …`)
  await runCommand('apt-get', ['update', '-qq'], { env })
  await runCommand(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...missing.map(({ apt }) => apt)],
    { env },
  )
}

/**
 * Makes sure that everything the tests need is there.
 * @returns {Promise<string[]>} one sentence for everything that is still missing
 */
export async function provideSystemPrograms() {
  const missing = SYSTEM_PROGRAMS.filter((program) => locate(program) === undefined)
  if (missing.length > 0) await installMissing(missing)
  return SYSTEM_PROGRAMS.filter((program) => locate(program) === undefined).map(
    ({ purpose, commands, apt, override }) =>
      `The ${purpose} need ${commands[0]}: install it (Debian package "${apt}") so that one of ` +
      `${commands.join(', ')} is on PATH${override === undefined ? '' : `, or set ${override} to its path`}.`,
  )
}
