// `npm run check`: runs every step even when one fails, so that one run tells all there is to mend.
import { checkSteps } from './check-steps.mjs'
import { installDependencies } from './install-dependencies.mjs'

await installDependencies()
const failed = []
for (const { name, run } of checkSteps) {
  console.log(`\n── ${name}`)
  const { code } = await run()
  if (code !== 0) failed.push(name)
}
console.log(`\n${checkSteps.length - failed.length} checks passed, ${failed.length} failed`)
for (const name of failed) console.log(`  failed: ${name}`)
process.exitCode = failed.length === 0 ? 0 : 1
