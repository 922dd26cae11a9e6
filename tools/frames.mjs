// `npm run frames [-- CARDS PEOPLE SECONDS]`: see measure-frames.ts.
import { buildClientIfStale } from './client-build.mjs'
import { installDependencies } from './install-dependencies.mjs'
import { runPinned } from './package-bin.mjs'
import { provideSystemPrograms } from './system-programs.mjs'

await installDependencies()
for (const sentence of await provideSystemPrograms()) console.error(sentence)
const built = await buildClientIfStale()
process.exitCode =
  built === 0 ? (await runPinned('tools/measure-frames.ts', process.argv.slice(2))).code : built
