import { expect, test } from 'vitest'
import { playwrightTally, vitestTally } from './test-tally.mjs'

const file = (status: string, ...statuses: string[]) => ({
  status,
  assertionResults: statuses.map((one) => ({ status: one })),
})

test('[TALLY1] vitest: failed tests and files that could not be loaded are failures', () => {
  const testResults = [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed'), file('failed')]
  expect(vitestTally({ numPassedTests: 3, numFailedTests: 1, testResults })).toEqual({ passed: 3, failed: 2 })
})

test('[TALLY1] playwright: unexpected, flaky and errors outside tests are failures', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 }
  expect(playwrightTally({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3 })
})

test('[TALLY2] what was skipped counts for nothing', () => {
  const testResults = [file('passed', 'passed', 'pending')]
  expect(vitestTally({ numPassedTests: 1, numFailedTests: 0, testResults })).toEqual({ passed: 1, failed: 0 })
  const stats = { expected: 1, unexpected: 0, flaky: 0, skipped: 4 }
  expect(playwrightTally({ stats, errors: [] })).toEqual({ passed: 1, failed: 0 })
})
