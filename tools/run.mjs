// `node tools/run.mjs vitest run --project sim`: a program of node_modules, or a .ts file of ours, on the pinned Node.
import { installDependencies } from './install-dependencies.mjs'
import { runPinned } from './package-bin.mjs'

const [program, ...args] = process.argv.slice(2)
if (program === undefined) {
  console.error('Usage: node tools/run.mjs <program or file.ts> [arguments]')
  process.exit(2)
}
await installDependencies()
const { code } = await runPinned(program, args)
process.exitCode = code
