// `npm run e2e [-- specs]`: the browser tests, against the client as its sources are now.
import { buildClientIfStale } from './client-build.mjs'
import { installDependencies } from './install-dependencies.mjs'
import { runPinned } from './package-bin.mjs'

await installDependencies()
const built = await buildClientIfStale()
process.exitCode =
  built === 0
    ? (
        await runPinned('playwright', [
          'test',
          '--config',
          'e2e/playwright.config.ts',
          ...process.argv.slice(2),
        ])
      ).code
    : built
