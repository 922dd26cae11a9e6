// `npm test`: installs what is missing, runs every check and every test, and ends with `N passed, N failed`.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkSteps } from './check-steps.mjs'
import { buildClient } from './client-build.mjs'
import { installDependencies } from './install-dependencies.mjs'
import { runPinned } from './package-bin.mjs'
import { repositoryRoot } from './repository-root.mjs'
import { provideSystemPrograms } from './system-programs.mjs'
import { playwrightTally, vitestTally } from './test-tally.mjs'

let passed = 0
let failed = 0
/** @type {string[]} */
const failures = []

/**
 * @param {string} name
 * @param {{ passed: number, failed: number }} outcome
 */
function count(name, outcome) {
  passed += outcome.passed
  failed += outcome.failed
  if (outcome.failed > 0) failures.push(`${name} (${outcome.failed})`)
  console.log(`── ${name}: ${outcome.passed} passed, ${outcome.failed} failed`)
}

/**
 * One step that passes or fails as a whole.
 * @param {string} name
 * @param {() => Promise<number>} run
 */
async function step(name, run) {
  console.log(`\n── ${name}`)
  const code = await run()
  count(name, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
}

/**
 * A suite whose runner writes a JSON report. A runner that fails without a failed test (it crashed, or an error was
 * thrown outside every test) counts as one failure, and so does a suite in which nothing ran.
 * @param {string} name
 * @param {string} report
 * @param {(path: string) => Promise<{ code: number }>} run
 * @param {(report: unknown) => { passed: number, failed: number }} tally
 */
async function suite(name, report, run, tally) {
  console.log(`\n── ${name}`)
  const path = join(repositoryRoot, '.cache', report)
  rmSync(path, { force: true })
  const { code } = await run(path)
  let outcome = { passed: 0, failed: 0 }
  try {
    outcome = tally(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    console.error(`${name} left no report: ${error instanceof Error ? error.message : error}`)
  }
  const silentFailure = outcome.failed === 0 && (code !== 0 || outcome.passed === 0)
  count(name, silentFailure ? { passed: outcome.passed, failed: 1 } : outcome)
}

await installDependencies()
const missing = await provideSystemPrograms()
for (const sentence of missing) console.error(sentence)
if (missing.length > 0) count('what the system must bring', { passed: 0, failed: missing.length })

for (const { name, run } of checkSteps) await step(name, async () => (await run()).code)
await suite(
  'unit, contract, simulation and wire tests (vitest)',
  'vitest.json',
  (path) =>
    runPinned('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${path}`]),
  vitestTally,
)
await step('client build (vite)', buildClient)
await suite(
  'browser tests (playwright)',
  'playwright.json',
  (path) =>
    runPinned('playwright', ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'], {
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path },
    }),
  playwrightTally,
)

if (failures.length > 0) console.log(`\nFailed: ${failures.join(' · ')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
