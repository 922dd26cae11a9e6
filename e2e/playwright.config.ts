import { defineConfig } from '@playwright/test'
import { chromiumPath } from '../tools/system-programs.mjs'

const executablePath = chromiumPath()
const asRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: '.',
  testMatch: ['browser/**/*.spec.ts', 'wall/**/*.spec.ts', 'rehearsal/**/*.spec.ts'],
  outputDir: '../test-results',
  // Every spec starts its own server on its own port and folder, so files may run beside each other.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...(executablePath !== undefined && { launchOptions: { executablePath, args: browserArguments() } }),
    // Recording makes every test a third slower: `TRACE=1 npm run e2e` when one is to be looked into.
    trace: process.env.TRACE === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // Filling the offline copy of the app costs each page a second; what is about it allows it.
    serviceWorkers: 'block',
  },
})

/** The system's Chromium without its background chatter; its sandbox cannot start as root. */
function browserArguments(): string[] {
  const quiet = [
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return asRoot ? [...quiet, '--no-sandbox'] : quiet
}
