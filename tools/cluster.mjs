// `npm run cluster`: several instances behind a plain reverse proxy, with PostgreSQL and Redis, as docker-compose.yml
// brings them up, without Docker.
import { join } from 'node:path'
import { buildClientIfStale } from './client-build.mjs'
import { installDependencies } from './install-dependencies.mjs'
import { runPinned } from './package-bin.mjs'
import { stopWithNpm } from './stop-with-npm.mjs'

stopWithNpm()
await installDependencies()
const built = await buildClientIfStale()
if (built !== 0) {
  console.error('The client could not be built (see above).')
  process.exit(built)
}
const { code } = await runPinned(join('tools', 'cluster.ts'), process.argv.slice(2))
process.exitCode = code
