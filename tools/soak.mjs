// `npm run soak`: what CI runs for minutes, for hours: simulation, kills and mutated frames. `npm run soak -- 0.01` scales it.
import { installDependencies } from './install-dependencies.mjs'
import { runPinned } from './package-bin.mjs'
import { provideSystemPrograms } from './system-programs.mjs'

const scale = Number(process.argv[2] ?? '1')
if (!(scale > 0)) {
  console.error(
    'Usage: npm run soak [-- SCALE]   (1: 20,000 seeds, 1,000 kills on each store, 5,000,000 frames)',
  )
  process.exit(2)
}
/** @param {number} count */
const many = (count) => String(Math.max(1, Math.round(count * scale)))
/** Fewer do not reach every handler with every kind. @param {number} count */
const wired = (count) => String(Math.max(8_000, Number(many(count))))
const seed = String(Date.now() % 1_000_000)
/** Fewer do not show every failpoint. */
const kills = String(Math.max(20, Number(many(1_000))))

await installDependencies()
for (const sentence of await provideSystemPrograms()) console.error(sentence)
const runs = [
  { what: 'simulation', args: ['--project', 'sim'], env: { SIM_SEEDS: many(20_000) } },
  {
    what: 'kills on SQLite',
    args: ['--project', 'wire', 'e2e/wire/kill.test.ts'],
    env: { KILLS: kills },
  },
  {
    what: 'kills on PostgreSQL',
    args: ['--project', 'postgres', 'e2e/wire/kill.postgres.test.ts'],
    env: { KILLS: kills },
  },
  {
    what: 'mutated frames',
    args: ['--project', 'server', 'server/src/rooms/malformed-frames.test.ts'],
    env: { FUZZ_FRAMES: many(5_000_000), FUZZ_SEED: seed },
  },
  {
    what: 'mutated frames and calls over sockets',
    args: ['--project', 'wire', 'e2e/abuse/mutated-frames.test.ts', 'e2e/abuse/mutated-calls.test.ts'],
    env: { FUZZ_FRAMES: wired(500_000), FUZZ_CALLS: wired(500_000), FUZZ_SEED: seed },
  },
]
let failed = 0
for (const { what, args, env } of runs) {
  console.log(`── ${what} ${JSON.stringify(env)}`)
  const { code } = await runPinned('vitest', ['run', ...args], { env })
  if (code !== 0) failed += 1
}
console.log(failed === 0 ? 'Soak passed.' : `${failed} of ${runs.length} runs failed.`)
process.exitCode = failed === 0 ? 0 : 1
