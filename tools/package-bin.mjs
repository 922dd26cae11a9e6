import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedNode } from './pinned-node.mjs'
import { repositoryRoot } from './repository-root.mjs'
import { runCommand } from './run-command.mjs'

/** Which package holds a program whose name differs from the package's. @type {Readonly<Record<string, string>>} */
const PACKAGE_OF = {
  biome: '@biomejs/biome',
  tsc: 'typescript',
  playwright: '@playwright/test',
}

/**
 * The script behind a program of node_modules/.bin; run by us under the pinned Node, on every platform alike.
 * @param {string} name
 */
export function packageBin(name) {
  const folder = join(repositoryRoot, 'node_modules', PACKAGE_OF[name] ?? name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[name])
}

/**
 * Runs a program of node_modules, or one of our own files, under the pinned Node.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, stdio?: 'inherit' | 'capture' }} [options]
 */
export function runPinned(program, args, options) {
  const script = /\.(ts|mjs)$/.test(program) ? join(repositoryRoot, program) : packageBin(program)
  return runCommand(pinnedNode(), [script, ...args], options)
}
