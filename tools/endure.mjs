// `npm run endure [-- MINUTES]`: two instances under people who never stop, and a fault every minute.
import { join } from 'node:path'
import { installDependencies } from './install-dependencies.mjs'
import { runPinned } from './package-bin.mjs'
import { provideSystemPrograms } from './system-programs.mjs'

const minutes = Number(process.argv[2] ?? '30')
if (!(minutes > 0)) {
  console.error('Usage: npm run endure [-- MINUTES]   (30 when not given)')
  process.exit(2)
}
await installDependencies()
for (const sentence of await provideSystemPrograms()) console.error(sentence)
const { code } = await runPinned(join('e2e', 'endurance', 'endure.ts'), [String(minutes)])
process.exitCode = code
