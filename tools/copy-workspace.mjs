// `npm run copy-workspace`: see copy-workspace.ts for what it moves.
import { installDependencies } from './install-dependencies.mjs'
import { runPinned } from './package-bin.mjs'

await installDependencies()
const { code } = await runPinned('tools/copy-workspace.ts', process.argv.slice(2))
process.exitCode = code
