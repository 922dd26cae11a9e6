// `npm run backup` and `npm run restore`: see backup.ts.
import { installDependencies } from './install-dependencies.mjs'
import { runPinned } from './package-bin.mjs'

await installDependencies()
const { code } = await runPinned('tools/backup.ts', process.argv.slice(2))
process.exitCode = code
