// `npm start`: whatever is missing is installed, whatever is stale is built, then the server runs on the pinned Node.
// (In package.json it is `exec node … || node …`: npm runs scripts in a shell that does not hand on signals, so the
// shell must give way; the second half is for Windows, whose shell knows no exec and needs none.)
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildClientIfStale } from './client-build.mjs'
import { installDependencies } from './install-dependencies.mjs'
import { pinnedNode, runsOnPinnedNode } from './pinned-node.mjs'
import { repositoryRoot } from './repository-root.mjs'
import { runCommand } from './run-command.mjs'
import { stopWithNpm } from './stop-with-npm.mjs'

const SERVER = join(repositoryRoot, 'server', 'src', 'main.ts')

stopWithNpm()
await installDependencies()
const built = await buildClientIfStale()
if (built !== 0) {
  console.error('The client could not be built (see above).')
  process.exit(built)
}
if (runsOnPinnedNode()) {
  process.argv[1] = SERVER
  await import(pathToFileURL(SERVER).href)
} else {
  const { code } = await runCommand(pinnedNode(), [SERVER, ...process.argv.slice(2)])
  process.exitCode = code
}
