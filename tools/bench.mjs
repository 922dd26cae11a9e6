// `npm run bench [scenario]`: the servers we compare with are installed on first use, apart from everything else.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installDependencies, npm } from './install-dependencies.mjs'
import { runPinned } from './package-bin.mjs'
import { repositoryRoot } from './repository-root.mjs'

await installDependencies()
if (!existsSync(join(repositoryRoot, 'bench', 'node_modules'))) {
  const installed = await npm(['ci', '--prefix', 'bench'])
  if (installed !== 0) process.exit(installed)
}
const { code } = await runPinned('bench/run.mjs', process.argv.slice(2))
process.exitCode = code
