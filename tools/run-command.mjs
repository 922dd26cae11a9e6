import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { repositoryRoot } from './repository-root.mjs'

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * The environment of every child: the pinned Node and our own binaries come first on PATH. What Node has compiled once is
 * kept, so that a server that starts again is up in half the time.
 */
export function childEnvironment(extra = {}) {
  const path = `${join(repositoryRoot, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
  return {
    NODE_COMPILE_CACHE: join(repositoryRoot, '.cache', 'compile'),
    ...process.env,
    PATH: path,
    ...extra,
  }
}

/**
 * Runs a program in the repository with our own input and output, and tells its exit code (128 + n after a signal).
 * The child stays in our process group, so that a signal to the group reaches it even when we are killed; for the
 * same reason a Ctrl-C at a terminal has already reached it and is not sent a second time.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean, stdio?: 'inherit' | 'capture' }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand(command, args, { env = {}, shell = false, stdio = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: repositoryRoot,
      env: childEnvironment(env),
      shell,
      stdio: stdio === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => {
        output += chunk
      })
    }
    let sent = false
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      if (sent) return
      sent = true
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    }
    for (const signal of SIGNALS) process.on(signal, forward)
    const settle = () => {
      for (const signal of SIGNALS) process.off(signal, forward)
    }
    child.once('error', (error) => {
      settle()
      reject(error)
    })
    child.once('close', (code, signal) => {
      settle()
      resolve({ code: code ?? 128 + (signal === null ? 1 : constants.signals[signal]), output })
    })
  })
}
