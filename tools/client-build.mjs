import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { runPinned } from './package-bin.mjs'
import { repositoryRoot } from './repository-root.mjs'

const STAMP = join(repositoryRoot, '.cache', 'client-build')
const BUILT = join(repositoryRoot, 'client', 'dist', 'index.html')
const SKIPPED = new Set(['dist', 'node_modules'])

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
    .filter((path) => !/\.test\.tsx?$|\.md$/.test(path))
    .sort()
}

/** By content and not by time: a checkout touches everything and changes nothing. */
function sourcesHash() {
  const hash = createHash('sha256')
  const roots = ['client', 'shared/src'].map((folder) => join(repositoryRoot, folder))
  for (const path of [...roots.flatMap(filesUnder), join(repositoryRoot, 'package-lock.json')]) {
    hash.update(relative(repositoryRoot, path).split(sep).join('/')).update('\0').update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** Builds the client whatever is there. @returns {Promise<number>} the exit code of the build */
export async function buildClient() {
  const hash = sourcesHash()
  const { code } = await runPinned('vite', ['build', 'client', '--logLevel', 'warn'])
  if (code === 0) {
    mkdirSync(dirname(STAMP), { recursive: true })
    writeFileSync(STAMP, hash)
  }
  return code
}

/** Builds the client when a source changed since the last build. @returns {Promise<number>} an exit code */
export async function buildClientIfStale() {
  if (existsSync(BUILT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesHash()) return 0
  console.log('Building the client …')
  return buildClient()
}
