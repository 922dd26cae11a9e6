// `npm run dev`: the server restarts on change, Vite reloads the browser; one Ctrl-C stops both.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installDependencies } from './install-dependencies.mjs'
import { packageBin } from './package-bin.mjs'
import { pinnedNode } from './pinned-node.mjs'
import { repositoryRoot } from './repository-root.mjs'
import { childEnvironment } from './run-command.mjs'

await installDependencies()

const pagePort = process.env.DEV_PORT ?? '5173'
const serverPort = process.env.PORT ?? '4600'
// The browser talks to Vite, so Vite's address is the one that links carry and that the Origin check must accept.
const serverEnv = childEnvironment({ PUBLIC_URL: process.env.PUBLIC_URL ?? `http://127.0.0.1:${pagePort}` })
const pageEnv = childEnvironment({ WARROOM_SERVER: `http://127.0.0.1:${serverPort}` })

const children = [
  spawn(pinnedNode(), ['--watch', '--watch-preserve-output', join('server', 'src', 'main.ts')], {
    cwd: repositoryRoot,
    env: serverEnv,
    stdio: 'inherit',
  }),
  spawn(pinnedNode(), [packageBin('vite'), 'client', '--port', pagePort, '--strictPort'], {
    cwd: repositoryRoot,
    env: pageEnv,
    stdio: 'inherit',
  }),
]

let stopping = false
/** @param {NodeJS.Signals} signal */
function stop(signal) {
  if (stopping) return
  stopping = true
  for (const child of children) child.kill(signal)
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => stop(signal))

const codes = await Promise.all(
  children.map(
    (child) =>
      new Promise((resolve) => {
        child.once('exit', (code) => {
          stop('SIGTERM')
          resolve(code ?? 0)
        })
      }),
  ),
)
process.exitCode = codes.find((code) => code !== 0) ?? 0
