// `npm run seed`: see seed.ts for what it writes.
import { installDependencies } from './install-dependencies.mjs'
import { runPinned } from './package-bin.mjs'

await installDependencies()
const { code } = await runPinned('tools/seed.ts', process.argv.slice(2))
process.exitCode = code
