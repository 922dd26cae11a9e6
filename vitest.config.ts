import { defineConfig } from 'vitest/config'

/** Every project fails on undeclared console noise; see shared/src/testing/expected-console.ts. */
const setupFiles = ['./tools/vitest-setup.ts']

/** Apart from the rest, so that only a run with one of them waits for a database to start. */
const ON_POSTGRES = [
  'server/src/adapters/postgres/**/*.test.ts',
  '{server/src,e2e/wire}/**/*.postgres.test.ts',
]

export default defineConfig({
  test: {
    allowOnly: false,
    maxWorkers: 2,
    // Generous because the machine may be busy; no test waits for time to pass, so a passing one never gets near it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'shared', include: ['shared/src/**/*.test.ts'], setupFiles } },
      {
        extends: true,
        test: { name: 'server', include: ['server/src/**/*.test.ts'], exclude: ON_POSTGRES, setupFiles },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ON_POSTGRES,
          globalSetup: ['server/src/testing/shared-postgres.ts'],
          setupFiles,
        },
      },
      {
        extends: true,
        test: {
          name: 'client',
          include: ['client/src/**/*.test.{ts,tsx}'],
          setupFiles,
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
      {
        extends: true,
        test: { name: 'tools', include: ['tools/**/*.test.ts'], setupFiles, testTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'sim', include: ['e2e/simulation/**/*.sim.test.ts'], setupFiles, testTimeout: 300_000 },
      },
      {
        extends: true,
        test: {
          name: 'wire',
          include: ['e2e/{wire,abuse,endurance}/**/*.test.ts'],
          exclude: ON_POSTGRES,
          setupFiles,
          testTimeout: 120_000,
        },
      },
    ],
  },
})
