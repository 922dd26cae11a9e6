import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from './repository-root.mjs'
import { runCommand } from './run-command.mjs'

const MODULES = join(repositoryRoot, 'node_modules')
const STAMP = join(MODULES, '.warroom-installed')
const MANIFESTS = [
  'package.json',
  ...['shared', 'server', 'client', 'e2e'].map((name) => `${name}/package.json`),
]

/** What the installed tree depends on: a changed manifest or lock file, or another platform, makes it stale. */
function wanted() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`)
  for (const file of ['package-lock.json', ...MANIFESTS]) {
    const path = join(repositoryRoot, file)
    hash.update(file).update(existsSync(path) ? readFileSync(path) : '')
  }
  return hash.digest('hex')
}

/**
 * Runs npm quietly and tells its exit code.
 * @param {readonly string[]} args
 */
export async function npm(args) {
  const quiet = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const cli = process.env.npm_execpath
  // npm's own JavaScript when npm started us; a shell is only needed to find npm.cmd on Windows.
  const result = cli?.endsWith('.js')
    ? await runCommand(process.execPath, [cli, ...args, ...quiet])
    : await runCommand('npm', [...args, ...quiet], { shell: process.platform === 'win32' })
  return result.code
}

/** Installs when nothing is installed or a manifest changed since; says nothing and does nothing otherwise. */
export async function installDependencies() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted()) return
  console.log('Installing dependencies (once) …')
  // Not `npm ci`: it refuses a lock file that does not name the binaries of every platform, and ours cannot everywhere.
  // `npm install` keeps to the lock file just the same.
  const code = await npm(['install'])
  if (code !== 0) {
    console.error('npm could not install the dependencies (see above). Is the registry reachable?')
    process.exit(code)
  }
  writeFileSync(STAMP, wanted())
}
